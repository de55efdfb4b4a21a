package dev.tocsin.stix.validate;

import static dev.tocsin.stix.ObjectKind.SCO;
import static dev.tocsin.stix.validate.Rules.anyOf;
import static dev.tocsin.stix.validate.Rules.needs;
import static dev.tocsin.stix.validate.Rules.notEmptyBeside;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.TextForm.MEDIA_TYPE;
import static dev.tocsin.stix.validate.Types.COUNT;
import static dev.tocsin.stix.validate.Types.FLAG;
import static dev.tocsin.stix.validate.Types.HASHES;
import static dev.tocsin.stix.validate.Types.HEX;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TEXT_OR_WHOLE_NUMBER;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.WHOLE_NUMBER;
import static dev.tocsin.stix.validate.Types.decimal;
import static dev.tocsin.stix.validate.Types.dictionaryOf;
import static dev.tocsin.stix.validate.Types.extensions;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.openVocab;
import static dev.tocsin.stix.validate.Types.refTo;
import static dev.tocsin.stix.validate.Types.structure;
import static dev.tocsin.stix.validate.Types.text;
import static dev.tocsin.stix.validate.Types.time;
import static dev.tocsin.stix.validate.Vocabulary.WINDOWS_PE_BINARY_TYPE;

import dev.tocsin.stix.validate.ValueType.Precision;
import java.util.List;

/** Cyber-observable objects of file systems (STIX 2.1 §6.3, §6.7). */
final class FileObservables {

    private static final Shape ARCHIVE = shape(
            "archive-ext",
            "6.7.2",
            required("contains_refs", listOf(refTo("file", "directory"))),
            optional("comment", TEXT));

    private static final Shape ALTERNATE_DATA_STREAM = shape(
            "alternate-data-stream-type",
            "6.7.3",
            required("name", TEXT),
            optional("hashes", HASHES),
            optional("size", COUNT));

    private static final Shape NTFS = shape(
            "ntfs-ext",
            "6.7.3",
            optional("sid", TEXT),
            optional("alternate_data_streams", listOf(ALTERNATE_DATA_STREAM)),
            notEmptyBeside());

    private static final Shape PDF = shape(
            "pdf-ext",
            "6.7.4",
            optional("version", TEXT),
            optional("is_optimized", FLAG),
            optional("document_info_dict", dictionaryOf(TEXT)),
            optional("pdfid0", TEXT),
            optional("pdfid1", TEXT),
            notEmptyBeside());

    private static final Shape RASTER_IMAGE = shape(
            "raster-image-ext",
            "6.7.5",
            optional("image_height", WHOLE_NUMBER),
            optional("image_width", WHOLE_NUMBER),
            optional("bits_per_pixel", WHOLE_NUMBER),
            optional("exif_tags", dictionaryOf(TEXT_OR_WHOLE_NUMBER)),
            notEmptyBeside());

    private static final Shape PE_OPTIONAL_HEADER = shape(
            "windows-pe-optional-header-type",
            "6.7.6",
            optional("magic_hex", HEX),
            optional("major_linker_version", WHOLE_NUMBER),
            optional("minor_linker_version", WHOLE_NUMBER),
            optional("size_of_code", COUNT),
            optional("size_of_initialized_data", COUNT),
            optional("size_of_uninitialized_data", COUNT),
            optional("address_of_entry_point", WHOLE_NUMBER),
            optional("base_of_code", WHOLE_NUMBER),
            optional("base_of_data", WHOLE_NUMBER),
            optional("image_base", WHOLE_NUMBER),
            optional("section_alignment", WHOLE_NUMBER),
            optional("file_alignment", WHOLE_NUMBER),
            optional("major_os_version", WHOLE_NUMBER),
            optional("minor_os_version", WHOLE_NUMBER),
            optional("major_image_version", WHOLE_NUMBER),
            optional("minor_image_version", WHOLE_NUMBER),
            optional("major_subsystem_version", WHOLE_NUMBER),
            optional("minor_subsystem_version", WHOLE_NUMBER),
            optional("win32_version_value_hex", HEX),
            optional("size_of_image", COUNT),
            optional("size_of_headers", COUNT),
            optional("checksum_hex", HEX),
            optional("subsystem_hex", HEX),
            optional("dll_characteristics_hex", HEX),
            optional("size_of_stack_reserve", COUNT),
            optional("size_of_stack_commit", COUNT),
            optional("size_of_heap_reserve", COUNT),
            optional("size_of_heap_commit", COUNT),
            optional("loader_flags_hex", HEX),
            optional("number_of_rva_and_sizes", WHOLE_NUMBER),
            optional("hashes", HASHES),
            notEmptyBeside());

    private static final Shape PE_SECTION = shape(
            "windows-pe-section-type",
            "6.7.6",
            required("name", TEXT),
            optional("size", COUNT),
            optional("entropy", decimal(0, 8)),
            optional("hashes", HASHES));

    private static final Shape PE_BINARY = shape(
            "windows-pebinary-ext",
            "6.7.6",
            required("pe_type", openVocab(WINDOWS_PE_BINARY_TYPE)),
            optional("imphash", TEXT),
            optional("machine_hex", HEX),
            optional("number_of_sections", COUNT),
            optional("time_date_stamp", time(Precision.WHOLE_SECONDS)),
            optional("pointer_to_symbol_table_hex", HEX),
            optional("number_of_symbols", COUNT),
            optional("size_of_optional_header", COUNT),
            optional("characteristics_hex", HEX),
            optional("file_header_hashes", HASHES),
            optional("optional_header", structure(PE_OPTIONAL_HEADER)),
            optional("sections", listOf(PE_SECTION)),
            notEmptyBeside("pe_type"));

    static final List<Shape> ALL = List.of(
            shape(
                    "directory",
                    "6.3",
                    required("path", TEXT),
                    optional("path_enc", TEXT),
                    optional("ctime", TIME),
                    optional("mtime", TIME),
                    optional("atime", TIME),
                    optional("contains_refs", listOf(refTo("file", "directory"))),
                    needs("path_enc", "path")),
            shape(
                    "file",
                    "6.7",
                    optional("hashes", HASHES),
                    optional("size", COUNT),
                    optional("name", TEXT),
                    optional("name_enc", TEXT),
                    optional("magic_number_hex", HEX),
                    optional("mime_type", text(MEDIA_TYPE)),
                    optional("ctime", TIME),
                    optional("mtime", TIME),
                    optional("atime", TIME),
                    optional("parent_directory_ref", refTo("directory")),
                    optional("contains_refs", listOf(refTo(SCO))),
                    optional("content_ref", refTo("artifact")),
                    optional("extensions", extensions(ARCHIVE, NTFS, PDF, RASTER_IMAGE, PE_BINARY)),
                    anyOf("hashes", "name"),
                    needs("name_enc", "name")));

    private FileObservables() {}
}
