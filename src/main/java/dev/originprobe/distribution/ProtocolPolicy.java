package dev.originprobe.distribution;

/** OriginProtocolPolicy: by which protocol CloudFront talks to a custom or VPC origin. */
public enum ProtocolPolicy {
    HTTP_ONLY("http-only"),
    HTTPS_ONLY("https-only"),
    /** The protocol of the viewer's request, after a redirect. */
    MATCH_VIEWER("match-viewer");

    private final String label;

    ProtocolPolicy(String label) {
        this.label = label;
    }

    /** As AWS writes it. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
