package dev.tocsin.match.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a.b':1,'a':{'b':2}} | a.b | 1,2",
                "{'a':{'b':2}} | a.b | 2",
                "{'a.b':{'c':1},'a':{'b.c':2}} | a.b.c | 1,2",
                "{'a.b':{'x':1},'a':{'b.c':2}} | a.b.c | 2",
                "{'a':{'b.c':2}} | a.b.c | 2",
                "{'a':[{'b':1},{'b':[2,[3]]},{'c':4}]} | a.b | 1,2,3",
                "{'a':null} | a | ''",
                "{'a':{'b':1}} | a | ''",
                "{'a':[null,{'b':1},'x']} | a | x",
                "{'a':'x'} | A | ''",
                "{'a':'x'} | a.b | ''",
                "{'.a':'x'} | .a | x",
                "{'a':false,'b':1.50} | a | false"
            })
    void a_field_is_a_key_or_a_path(String event, String field, String values) {
        ObjectNode json = (ObjectNode) StixJson.read(event.replace('\'', '"'));
        assertThat(String.join(
                        ",",
                        FieldValues.of(json, field).stream()
                                .map(JsonNode::asText)
                                .toList()))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'a':[1,{'b':'x'}],'c':null,'d':{'e':true}} | a=1,a.b=x,d.e=true", "{} | ''"})
    void all_values_are_those_of_every_field(String event, String values) {
        ObjectNode json = (ObjectNode) StixJson.read(event.replace('\'', '"'));
        assertThat(String.join(
                        ",",
                        FieldValues.all(json).stream()
                                .map(matched ->
                                        matched.path() + "=" + matched.value().asText())
                                .toList()))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':null} | a | true",
                "{'a':[]} | a | true",
                "{'a':{'b':1}} | a | true",
                "{'a':{'b':1}} | a.b | true",
                "{'a':[{'c':1}]} | a.b | false",
                "{'a':1} | b | false"
            })
    void a_field_can_be_there_without_a_value(String event, String field, boolean there) {
        ObjectNode json = (ObjectNode) StixJson.read(event.replace('\'', '"'));
        assertThat(FieldValues.isThere(json, field)).isEqualTo(there);
    }
}
