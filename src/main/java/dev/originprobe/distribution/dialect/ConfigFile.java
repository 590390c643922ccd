package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.document.Characters;
import dev.originprobe.distribution.document.JsonDocument;
import dev.originprobe.distribution.document.Node;
import dev.originprobe.distribution.document.UnreadableConfig;
import dev.originprobe.distribution.document.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file with distributions or policies, whatever it is of what AWS and others write. */
public final class ConfigFile {
    /** Pretty-printed, 200 distributions that are as large as AWS lets them be have some 14 MB. */
    public static final int LARGEST = 64 << 20;

    /** What people take for a config and what is none, by a member at its top. */
    private static final Map<String, String> OTHERS = Map.of(
            "requestParameters",
                    "an event of CloudTrail, which writes its own names; give what get-distribution-config prints",
            "configurationItemStatus",
                    "an item of AWS Config, which writes its own names; give what get-distribution-config prints",
            "Findings", "findings of Security Hub; give what get-distribution-config prints",
            "resource", "a configuration of Terraform, not a plan; give what terraform show -json prints",
            "terraform", "a configuration of Terraform, not a plan; give what terraform show -json prints");

    private ConfigFile() {}

    /**
     * The contents of a file.
     *
     * @param file as the user named it
     * @param parameters values of a template's parameters, by name
     * @throws UnreadableConfig where it cannot be read
     */
    public static Contents read(String file, byte[] bytes, Map<String, String> parameters) {
        if (bytes.length > LARGEST) {
            throw new UnreadableConfig(file, "is larger than " + (LARGEST >> 20) + " MiB; give a part of it");
        }
        String text = Characters.of(file, bytes);
        List<Node> documents = isJson(text) ? JsonDocument.all(file, text) : YamlDocument.all(file, text);
        if (documents.isEmpty()) {
            throw new UnreadableConfig(file, "is empty; give what get-distribution-config prints");
        }
        return documents.stream()
                .map(document -> contents(document, parameters))
                .reduce(Contents.NONE, Contents::and);
    }

    private static boolean isJson(String text) {
        String begin = text.stripLeading();
        return begin.isEmpty() || begin.startsWith("{") || begin.startsWith("[");
    }

    private static Contents contents(Node document, Map<String, String> parameters) {
        if (document.isArray()) {
            return document.items().stream()
                    .map(item -> contents(item, parameters))
                    .reduce(Contents.NONE, Contents::and);
        }
        if (!document.isObject()) {
            throw document.wrong("is not an object");
        }
        return CloudFormationReader.read(document, parameters)
                .or(() -> TerraformReader.read(document))
                .or(() -> ApiReader.read(document))
                .orElseThrow(() -> unknown(document));
    }

    private static UnreadableConfig unknown(Node document) {
        Optional<String> other =
                OTHERS.keySet().stream().filter(document::has).findFirst().map(OTHERS::get);
        return document.wrong(other.map(what -> "is " + what)
                .orElse(
                        "is neither a distribution or policy of the AWS CLI nor a template of CloudFormation, nor a plan or state of "
                                + "Terraform"));
    }
}
