package dev.originprobe.distribution;

/** In which form a distribution is written: what its members are called, and what shape a list has. */
public enum Dialect {
    /** JSON as the AWS CLI and the SDKs print and take it; a list is {@code {Quantity, Items}}. */
    API,
    /** A template of CloudFormation, written by hand or by the CDK; most lists are arrays. */
    CLOUDFORMATION,
    /** A plan or state of Terraform; every block is an array. */
    TERRAFORM
}
