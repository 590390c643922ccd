package dev.originprobe.saved;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;

/** The client that saved evidence was gathered as: the name of one that is built in, or the file of a captured one. */
final class SavedProfile {
    private static final String FILE = "profileFile";

    private static final String NAME = "profile";

    private SavedProfile() {}

    static Profile of(JsonNode root) {
        if (root.has(FILE)) {
            try {
                return ProfileFile.read(root.path(FILE));
            } catch (IllegalArgumentException none) {
                throw new IllegalArgumentException(FILE + ": " + none.getMessage(), none);
            }
        }
        String name = EvidenceFromJson.text(root, NAME);
        return Profiles.named(name).orElseThrow(() -> EvidenceFromJson.wrong(NAME, "'" + name + "' is not known here"));
    }
}
