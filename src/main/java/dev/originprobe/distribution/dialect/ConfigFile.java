package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.document.Characters;
import dev.originprobe.distribution.document.JsonDocument;
import dev.originprobe.distribution.document.Node;
import dev.originprobe.distribution.document.UnreadableConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file with distributions or policies, whatever it is of what AWS and others write. */
public final class ConfigFile {
    /** An account of 500 distributions, AWS's quota, each as large as its quotas allow, is below this. */
    public static final int LARGEST = 128 << 20;

    /** What people take for a config and what is none, by a member at its top. */
    private static final Map<String, String> OTHERS = Map.of(
            "requestParameters",
                    "an event of CloudTrail, which writes its own names; give what get-distribution-config prints",
            "configurationItemStatus",
                    "an item of AWS Config, which writes its own names; give what get-distribution-config prints",
            "Findings", "findings of Security Hub; give what get-distribution-config prints");

    private ConfigFile() {}

    /**
     * The contents of a file.
     *
     * @param file as the user named it
     * @throws UnreadableConfig where it cannot be read
     */
    public static Contents read(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new UnreadableConfig(file, "is larger than " + (LARGEST >> 20) + " MiB; give a part of it");
        }
        List<Node> documents = JsonDocument.all(file, Characters.of(file, bytes));
        if (documents.isEmpty()) {
            throw new UnreadableConfig(file, "is empty; give what get-distribution-config prints");
        }
        return documents.stream().map(ConfigFile::contents).reduce(Contents.NONE, Contents::and);
    }

    private static Contents contents(Node document) {
        if (document.isArray()) {
            return document.items().stream().map(ConfigFile::contents).reduce(Contents.NONE, Contents::and);
        }
        if (!document.isObject()) {
            throw document.wrong("is not an object");
        }
        return ApiReader.read(document).orElseThrow(() -> unknown(document));
    }

    private static UnreadableConfig unknown(Node document) {
        Optional<String> other =
                OTHERS.keySet().stream().filter(document::has).findFirst().map(OTHERS::get);
        return document.wrong(
                other.map(what -> "is " + what).orElse("is neither a distribution of the AWS CLI nor a policy"));
    }
}
