package dev.originprobe.distribution;

/** Which of its configs an origin has: what decides how CloudFront reaches it. */
public enum OriginKind {
    /** CustomOriginConfig: an HTTP server with a name in the public DNS. */
    CUSTOM,
    /** VpcOriginConfig: in a private subnet, reachable by CloudFront alone. */
    VPC,
    /** S3OriginConfig or an origin access control: a bucket; S3 brings the certificate. */
    S3
}
