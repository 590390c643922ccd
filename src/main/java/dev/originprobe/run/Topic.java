package dev.originprobe.run;

import java.util.Arrays;
import java.util.Optional;

/** What is to be explained and is no rule: a page with AWS's words in substance, and what we do about them. */
public enum Topic {
    HTTPS_TO_ORIGIN("https-to-origin", "HTTPS between CloudFront and a custom origin, step by step"),
    RSA_ECDSA("rsa-ecdsa", "RSA or ECDSA for the certificate of an origin");

    private final String id;
    private final String title;

    Topic(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** As {@code explain} takes it. */
    public String id() {
        return id;
    }

    /** One line. */
    public String title() {
        return title;
    }

    /** The topic of that id. */
    public static Optional<Topic> named(String id) {
        return Arrays.stream(values()).filter(topic -> topic.id.equals(id)).findFirst();
    }
}
