package dev.originprobe.distribution;

import java.util.Optional;

/**
 * An expression of a template whose value the file alone does not tell.
 *
 * @param expression as people write it: {@code !GetAtt LoadBalancer.DNSName}
 * @param resource the type of the resource that it is an attribute of, as its dialect names it:
 *     {@code AWS::ElasticLoadBalancingV2::LoadBalancer}, {@code aws_lb}; empty where it is none, or not known
 */
public record Unresolved(String expression, Optional<String> resource) {}
