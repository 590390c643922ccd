package dev.originprobe.rules.sources;

/**
 * AWS's pages that the rules rest on, with the days on which they said so: those of the oldest and the newest copy that was
 * read, as far as a rule rests on both. The pages that {@code explain} shows have the same words.
 */
public final class Sources {
    /** The oldest copy of the guide, and the newest. */
    private static final String FIRST = "2017-12-07";

    private static final String LAST = "2026-04-08";

    private static final String THROUGHOUT = FIRST + " to " + LAST;

    // About connections: by the title of the page.
    public static final String BAD_GATEWAY = guide("HTTP 502 status code (Bad Gateway)", THROUGHOUT);
    public static final String GATEWAY_TIMEOUT = guide("HTTP 504 status code (Gateway Timeout)", LAST);
    public static final String BAD_GATEWAY_AND_TIMEOUT = guide("HTTP 502 and 504 status codes", LAST);
    public static final String HTTPS_TO_ORIGIN =
            guide("Require HTTPS between CloudFront and a custom origin", THROUGHOUT);
    public static final String CERTIFICATE_REQUIREMENTS =
            guide("Requirements for using SSL/TLS certificates with CloudFront", THROUGHOUT);
    public static final String KEY_SIZES = guide("Requirements for using SSL/TLS certificates with CloudFront", LAST);
    public static final String PROTOCOLS_AND_CIPHERS =
            guide("Supported protocols and ciphers between CloudFront and the origin", "2020-09-03 to " + LAST);
    public static final String CUSTOM_ORIGIN_BEHAVIOR =
            guide("Request and response behavior for custom origins", THROUGHOUT);
    public static final String IP_ADDRESS_TYPE = guide("IP address type of custom origins", "since 2025-09-03");
    public static final String ORIGIN_SETTINGS = guide("Distribution settings, Origin", "2026-04");
    public static final String FUNCTION_HELPERS =
            guide("Customize with CloudFront Functions, helper functions", "2025-11-20 on");
    public static final String ECDSA_TO_ORIGINS = "AWS Networking and Content Delivery blog, CloudFront now supports "
            + "ECDSA certificates for HTTPS connections to origins, 2018-03-15";

    // About a distribution's configuration: by the name of the page's file.
    public static final String GUIDE = "CloudFront Developer Guide, " + LAST;
    public static final String ORIGIN_FAILOVER = "CloudFront Developer Guide on origin failover, " + LAST;
    public static final String ORIGIN_MEMBERS = file("DownloadDistValuesOrigin");
    public static final String BEHAVIOR_MEMBERS = file("DownloadDistValuesCacheBehavior");
    public static final String HTTPS_TO_ORIGIN_MEMBERS = file("using-https-cloudfront-to-custom-origin");
    public static final String API = "CloudFront API 2020-05-31, model of 2026-11-06";
    public static final String API_ANSWERS = "Answers of the API to an operator (AQ26), 2026-09-07";
    public static final String MEDIASTORE = "AWS Elemental MediaStore, end of support";

    private Sources() {}

    private static String guide(String title, String days) {
        return "Amazon CloudFront Developer Guide, " + title + ", " + days;
    }

    private static String file(String name) {
        return "CloudFront Developer Guide, " + name + ", to " + LAST;
    }
}
