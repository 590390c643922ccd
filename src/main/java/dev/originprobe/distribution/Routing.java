package dev.originprobe.distribution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one request goes.
 *
 * @param passedOver the behaviors before, whose patterns do not match
 * @param behavior the first that matches; empty where a pattern before it cannot be worked out, or where it depends on how
 *     AWS normalises the path
 * @param undecided why no behavior could be named; empty where one is
 * @param answer what the viewer gets before any origin is asked
 * @param routes the origin, or the members of the group in order; empty where CloudFront answers itself
 */
public record Routing(
        Request request,
        List<Behavior> passedOver,
        Optional<Behavior> behavior,
        Optional<String> undecided,
        Answer answer,
        List<Route> routes) {
    /** What CloudFront does with a request before it asks an origin. */
    public enum Answer {
        /** The request goes on. */
        PASS,
        /** The viewer protocol policy is https-only, and the request is HTTP. */
        FORBIDDEN_403,
        /** A redirect of GET or HEAD to HTTPS. */
        REDIRECT_301,
        /** A redirect of another method to HTTPS, from HTTP/1.1 on. */
        REDIRECT_307,
        /** Nothing is known about it. */
        UNKNOWN
    }

    /** Routes a request; where it is redirected to HTTPS, what follows is where it goes then. */
    public static Routing of(Distribution distribution, Request request) {
        List<String> readings = UrlPath.normalised(request.path());
        List<Behavior> passedOver = new ArrayList<>();
        for (Behavior behavior : distribution.behaviors()) {
            Optional<PathPattern> pattern = behavior.pattern();
            if (pattern.isEmpty()) {
                return undecided(request, passedOver, "the pattern " + behavior.name() + " is not known");
            }
            Set<Boolean> matches = new LinkedHashSet<>();
            readings.forEach(path -> matches.add(pattern.get().matches(path)));
            if (matches.size() > 1) {
                return undecided(
                        request,
                        passedOver,
                        "AWS does not say which of " + String.join(" and ", readings) + " is compared with "
                                + behavior.name());
            }
            if (matches.contains(true)) {
                return through(distribution, request, passedOver, behavior);
            }
            passedOver.add(behavior);
        }
        return undecided(request, passedOver, "there is no default behavior");
    }

    private static Routing through(
            Distribution distribution, Request request, List<Behavior> passedOver, Behavior behavior) {
        Answer answer = answer(behavior, request);
        Request followed = answer == Answer.REDIRECT_301 || answer == Answer.REDIRECT_307
                ? new Request(true, request.host(), request.path(), request.method())
                : request;
        return new Routing(
                request,
                List.copyOf(passedOver),
                Optional.of(behavior),
                Optional.empty(),
                answer,
                answer == Answer.FORBIDDEN_403 ? List.of() : Routes.of(distribution, behavior, followed));
    }

    private static Answer answer(Behavior behavior, Request request) {
        if (request.https()) {
            return Answer.PASS;
        }
        return behavior.viewerProtocolPolicy()
                .value()
                .map(policy -> switch (policy) {
                    case ALLOW_ALL -> Answer.PASS;
                    case HTTPS_ONLY -> Answer.FORBIDDEN_403;
                    case REDIRECT_TO_HTTPS -> request.isGetOrHead() ? Answer.REDIRECT_301 : Answer.REDIRECT_307;
                })
                .orElse(Answer.UNKNOWN);
    }

    private static Routing undecided(Request request, List<Behavior> passedOver, String why) {
        return new Routing(
                request, List.copyOf(passedOver), Optional.empty(), Optional.of(why), Answer.UNKNOWN, List.of());
    }
}
