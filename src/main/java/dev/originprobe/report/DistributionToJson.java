package dev.originprobe.report;

import static dev.originprobe.report.JsonFields.array;
import static dev.originprobe.report.JsonFields.number;
import static dev.originprobe.report.JsonFields.object;
import static dev.originprobe.report.JsonFields.text;
import static dev.originprobe.report.JsonFields.texts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;

/** Writes the report's objects about distributions as JSON, as {@code report-1.schema.json} in the jar says. */
public final class DistributionToJson {
    private final JsonGenerator json;

    private DistributionToJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a {@code distribution} object. */
    public static void distribution(JsonGenerator json, DistributionReport distribution) throws IOException {
        new DistributionToJson(json).distribution(distribution);
    }

    private void distribution(DistributionReport distribution) throws IOException {
        json.writeStartObject();
        text(json, "id", distribution.id());
        text(json, "source", distribution.source());
        text(json, "outcome", distribution.outcome().name());
        array(json, "findings", distribution.findings(), finding -> ReportToJson.finding(json, finding));
        array(json, "behaviors", distribution.behaviors(), this::behavior);
        array(json, "requests", distribution.requests(), this::request);
        if (distribution.comparison().isPresent()) {
            object(json, "comparison", distribution.comparison(), this::comparison);
        }
        if (!distribution.confirmations().isEmpty()) {
            array(json, "confirmations", distribution.confirmations(), this::confirmation);
        }
        text(json, "error", distribution.error());
        json.writeEndObject();
    }

    private void confirmation(ConfirmationReport confirmation) throws IOException {
        json.writeStartObject();
        text(json, "pathPattern", confirmation.pathPattern());
        text(json, "url", confirmation.url());
        text(json, "predicted", confirmation.predicted().map(Enum::name));
        number(json, "status", confirmation.status());
        text(json, "xCache", confirmation.xCache());
        text(json, "via", confirmation.via());
        text(json, "agreement", confirmation.agreement().label().replace(' ', '-'));
        text(json, "because", confirmation.because());
        json.writeEndObject();
    }

    private void comparison(ComparisonReport comparison) throws IOException {
        text(json, "source", comparison.source());
        array(json, "better", comparison.better(), finding -> ReportToJson.finding(json, finding));
        array(json, "routes", comparison.routes(), this::change);
    }

    private void change(ComparisonReport.RouteChange change) throws IOException {
        json.writeStartObject();
        text(json, "pathPattern", change.pathPattern());
        text(json, "before", change.before().map(Enum::name));
        text(json, "after", change.after().map(Enum::name));
        json.writeFieldName("route");
        route(change.now());
        json.writeEndObject();
    }

    private void behavior(BehaviorReport behavior) throws IOException {
        json.writeStartObject();
        text(json, "pathPattern", behavior.pathPattern());
        json.writeBooleanField("default", behavior.isDefault());
        text(json, "viewerProtocolPolicy", behavior.viewerProtocolPolicy());
        text(json, "targetOriginId", behavior.targetOriginId());
        array(json, "routes", behavior.routes(), this::route);
        json.writeEndObject();
    }

    private void request(RequestReport request) throws IOException {
        json.writeStartObject();
        text(json, "url", request.url());
        text(json, "method", request.method());
        texts(json, "passedOver", request.passedOver());
        text(json, "behavior", request.behavior());
        text(json, "undecided", request.undecided());
        text(json, "answer", request.answer().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        number(json, "status", request.status());
        array(json, "routes", request.routes(), this::route);
        json.writeEndObject();
    }

    private void route(RouteReport route) throws IOException {
        json.writeStartObject();
        text(json, "originId", route.originId());
        text(json, "protocol", route.protocol());
        text(json, "host", route.host());
        number(json, "port", route.port().map(OptionalInt::of).orElse(OptionalInt.empty()));
        text(json, "serverName", route.serverName());
        text(json, "hostHeader", route.hostHeader());
        text(json, "outcome", route.outcome().map(Enum::name));
        text(json, "undecided", route.undecided());
        text(json, "remark", route.remark());
        json.writeEndObject();
    }
}
