package dev.originprobe.distribution;

/** ViewerProtocolPolicy: what a behavior does with a viewer's HTTP request. */
public enum ViewerProtocolPolicy {
    ALLOW_ALL("allow-all"),
    /** HTTP is answered with 403. */
    HTTPS_ONLY("https-only"),
    /** HTTP is answered with 301, or 307 where the method is not GET or HEAD. */
    REDIRECT_TO_HTTPS("redirect-to-https");

    private final String label;

    ViewerProtocolPolicy(String label) {
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
