package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservableIdTest {

    /**
     * The identifiers that the examples of STIX 2.1 (errata 01), sections 2.9 and 6, publish. Where an example refers to
     * another object, its identifier was made when that object still had the one of the edition before, given here.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4 | {'value': '198.51.100.3'}",
                "ipv4-addr--9cf4a8ec-7640-5f40-a006-79942896168b | {'value': '198.51.100.2', 'resolves_to_refs': []}",
                "email-addr--6deb37bd-12b7-54ae-805f-5f7146f3d171 | {'value': 'jdoe@example.com', 'display_name': 'John Doe'}",
                "mac-addr--757b1725-9903-54f5-a855-1240691d7659 | {'value': 'd2:fb:49:24:37:18'}",
                "mutex--f93fe911-e545-5239-b9b0-597840d0c871 | {'name': '__CLEANSWEEP__'}",
                "email-message--92fa1bfd-2c62-5a30-8b7c-5b91ea73cf29"
                        + " | {'from_ref': 'email-addr--89f52ea8-d6ef-51e9-8fce-6a29236436ed', 'is_multipart': false,"
                        + " 'date': '1997-11-21T15:55:06.000Z', 'subject': 'Saying Hello'}",
                "file--cfebcece-2336-51b0-baf1-d94daae5e1d1 | {'name': 'tabby_pics.zip', 'magic_number_hex': '504B0304',"
                        + " 'hashes': {'SHA-256': 'fe90a7e910cb3a4739bed9180e807e93fa70c90f25a8915476f5e4bfbac681db'}}",
                "file--3eb55c0e-fe96-588b-a7ab-10f55f7ec596 | {'name': 'gedit-bin',"
                        + " 'hashes': {'SHA-256': 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f'}}",
                "artifact--0682152c-646a-513b-bc07-e516494ed178 | {'mime_type': 'image/jpeg',"
                        + " 'payload_bin': 'VBORw0KGgoAAAANSUhEUgAAADI== ...',"
                        + " 'hashes': {'SHA-256': 'effb46bba03f6c8aea5c653f9cf984f170dcdd3bbbe2ff6843c3e5da0e698766'}}",
                "network-traffic--c695ada6-5d5d-5446-a661-935874e1d058"
                        + " | {'dst_ref': 'domain-name--3c10e93f-798e-5a26-a0c1-08156efab7f5',"
                        + " 'protocols': ['ipv4', 'tcp', 'http']}",
                "network-traffic--59d8852c-0c68-5e0c-8ae2-f3c46bd7b1df | {'protocols': ['ip', 'tcp'], 'src_port': 223,"
                        + " 'src_ref': 'ipv4-addr--4d22aae0-2bf9-5427-8819-e4f6abf20a53', 'extensions': {'socket-ext':"
                        + " {'is_listening': true, 'address_family': 'AF_INET', 'socket_type': 'SOCK_STREAM'}}}"
            })
    void isWhatTheStandardPublishes(String id, String content) {
        ObjectNode object = (ObjectNode) StixJson.read(content.replace('\'', '"'));
        object.put("type", StixId.parse(id).type());
        assertThat(ObservableId.of(object)).contains(StixId.parse(id));
    }

    @Test
    void countsOnlyTheFirstHashInTheOrderOfPreference() {
        String md5 = "{\"type\":\"file\",\"hashes\":{\"MD5\":\"a\"}}";
        String more = "{\"type\":\"file\",\"hashes\":{\"SHA-256\":\"b\",\"SSDEEP\":\"c\",\"MD5\":\"a\"},\"size\":4}";
        assertThat(id(more)).isEqualTo(id(md5));
        assertThat(id("{\"type\":\"file\",\"hashes\":{\"TLSH\":\"t\",\"SSDEEP\":\"s\"}}"))
                .isEqualTo(id("{\"type\":\"file\",\"hashes\":{\"SSDEEP\":\"s\"}}"));
    }

    @Test
    void doesNotDependOnHowANumberIsWritten() {
        assertThat(id("{\"type\":\"autonomous-system\",\"number\":15139}"))
                .isEqualTo(id("{\"type\":\"autonomous-system\",\"number\":15139.0}"))
                .isEqualTo(id("{\"type\":\"autonomous-system\",\"number\":1.5139e4}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"process\",\"pid\":4}",
                "{\"type\":\"email-message\",\"is_multipart\":false}",
                "{\"type\":\"x-own\",\"value\":\"a\"}",
                "{\"type\":\"identity\",\"name\":\"a\"}"
            })
    void isNoneWhereNothingContributes(String json) {
        assertThat(ObservableId.of((ObjectNode) StixJson.read(json))).isEmpty();
    }

    @Test
    void refusesANumberThatNoDoubleHolds() {
        assertThatThrownBy(() -> id("{\"type\":\"autonomous-system\",\"number\":1e999}"))
                .hasMessageContaining("1E+999");
    }

    private static StixId id(String json) {
        return ObservableId.of((ObjectNode) StixJson.read(json)).orElseThrow();
    }
}
