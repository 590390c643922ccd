package dev.originprobe.run;

import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.saved.ProfileFile;
import dev.originprobe.tls.ProtocolVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A setting as it was given. What it cannot be read as is a {@link UsageError} that names its place and says what to write.
 *
 * @param place that an error names: {@code --at}, {@code targets.txt:17: at}
 * @param texts at least one; several of a list
 */
public record Setting(String place, List<String> texts) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    public Setting {
        texts = List.copyOf(texts);
    }

    /** One text. */
    public static Setting of(String place, String text) {
        return new Setting(place, List.of(text));
    }

    /** The text; of a list its parts, with commas. */
    public String text() {
        return String.join(",", texts);
    }

    /** An error about it. */
    UsageError wrong(String why) {
        return new UsageError(place + " '" + text() + "' " + why);
    }

    /** One that is built in, or one in a file that {@code capture} wrote. */
    public Profile profile() {
        return Profiles.named(text())
                .or(this::captured)
                .orElseThrow(() -> wrong("is not a known profile, nor a file; use one of "
                        + Profiles.all().stream().map(Profile::name).collect(Collectors.joining(", "))
                        + ", or a file that 'originprobe capture --output' wrote"));
    }

    private Optional<Profile> captured() {
        if (!Files.exists(Path.of(text()))) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProfileFile.read(InputFile.text(text(), place)));
        } catch (IllegalArgumentException none) {
            throw wrong("is no profile: " + none.getMessage());
        }
    }

    public HostName hostName() {
        try {
            return HostName.parse(text());
        } catch (IllegalArgumentException notAName) {
            throw new UsageError(place + " '" + text() + "': " + notAName.getMessage());
        }
    }

    /** Origin SSL Protocols that a client has. */
    Set<ProtocolVersion> protocols(Profile client) {
        Set<ProtocolVersion> chosen = EnumSet.noneOf(ProtocolVersion.class);
        for (String label : text().split(",", -1)) {
            chosen.add(protocol(label.strip(), client));
        }
        return chosen;
    }

    IpAddressType ipAddressType() {
        return Arrays.stream(IpAddressType.values())
                .filter(type -> type.name().equals(text().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("is none of ipv4, ipv6 and dualstack"));
    }

    /** A whole number within bounds. */
    int number(int least, int most, String bounds) {
        try {
            int number = Integer.parseInt(text().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong("is not a whole number; give " + bounds);
        }
        throw wrong("is not " + bounds);
    }

    /** Seconds, or parts of one. */
    Duration seconds() {
        Duration seconds = decimal().orElseThrow(() -> wrong("is not a number of seconds"));
        if (seconds.isNegative() || seconds.isZero() || seconds.compareTo(LONGEST) > 0) {
            throw wrong("is not above 0 and at most " + LONGEST.toSeconds() + " seconds");
        }
        return seconds.compareTo(SHORTEST) < 0 ? SHORTEST : seconds;
    }

    public Instant instant() {
        try {
            return Instant.parse(text());
        } catch (DateTimeParseException notAnInstant) {
            throw wrong("is not an ISO-8601 instant such as 2026-11-01T00:00:00Z");
        }
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("is neither true nor false");
        };
    }

    /** IP addresses, with commas between them. */
    List<InetAddress> addresses() {
        return Arrays.stream(text().split(",", -1))
                .map(literal -> address(literal.strip()))
                .toList();
    }

    /** By the parser of durations: that of decimal numbers takes some milliseconds to start. */
    private Optional<Duration> decimal() {
        try {
            return text().chars().allMatch(character -> character == '.' || Character.isDigit(character))
                    ? Optional.of(Duration.parse("PT" + text() + "S"))
                    : Optional.empty();
        } catch (DateTimeParseException notANumber) {
            return Optional.empty();
        }
    }

    private ProtocolVersion protocol(String label, Profile client) {
        String selectable = client.selectable().stream()
                .sorted()
                .map(ProtocolVersion::label)
                .collect(Collectors.joining(", "));
        ProtocolVersion version = ProtocolVersion.ofLabel(label)
                .orElseThrow(() -> new UsageError(place + " '" + label
                        + "' is not an Origin SSL Protocol of CloudFront; use any of " + selectable));
        if (version == ProtocolVersion.TLS_1_3) {
            throw new UsageError(place + " 'TLSv1.3' cannot be selected in CloudFront; "
                    + "with TLSv1.2 the profiles from 2025-11 on offer it by themselves");
        }
        if (!client.selectable().contains(version)) {
            throw new UsageError(
                    place + " '" + label + "' is not in profile " + client.name() + ", which has " + selectable);
        }
        return version;
    }

    private InetAddress address(String literal) {
        try {
            HostName name = HostName.parse(literal);
            if (name.isAddress()) {
                return InetAddress.getByName(name.ascii());
            }
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            throw notAnAddress(literal);
        }
        throw notAnAddress(literal);
    }

    private UsageError notAnAddress(String literal) {
        return wrong("has '" + literal + "', which is not an IP address");
    }
}
