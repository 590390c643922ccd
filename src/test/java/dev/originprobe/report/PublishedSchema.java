package dev.originprobe.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** The schema of the report that is in the jar. */
public final class PublishedSchema {
    private PublishedSchema() {}

    /**
     * What is wrong with a document.
     *
     * @param fragment of the definition to hold it to, such as {@code #/$defs/origin}; empty for the whole report
     */
    public static Set<ValidationMessage> faults(String fragment, String json) {
        try (InputStream file = PublishedSchema.class.getResourceAsStream("/dev/originprobe/report-1.schema.json")) {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode schema = (ObjectNode) mapper.readTree(file);
            if (!fragment.isEmpty()) {
                schema.remove(List.of("type", "required", "properties"));
                schema.put("$ref", fragment);
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(mapper.readTree(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
