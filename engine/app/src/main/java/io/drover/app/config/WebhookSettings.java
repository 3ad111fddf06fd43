package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Section {@code alerts.webhook} of {@code execution.yaml}. */
public record WebhookSettings(
        @Setting(
                value = "Where each alert is posted as JSON. Absent: nowhere. Without encryption on this machine only.",
                unit = "https://…",
                standard = "")
        Optional<String> url,

        @Setting(
                value =
                        "Hosts that may be called, letter by letter; any other is refused, and no redirect is followed.",
                unit = "list of names",
                standard = "")
        List<String> hosts,

        @Setting(
                value = "File with the token that is sent along, readable by its owner only. The token itself never"
                        + " stands in configuration.",
                unit = "path",
                standard = "")
        Optional<String> tokenFile) {
    public WebhookSettings {
        List<String> allowed = hosts;
        url.ifPresent(text -> Range.require(
                allowed.contains(host(text)), "url", "must name a host that stands in hosts", "add the host to hosts"));
    }

    private static String host(String url) {
        return String.valueOf(URI.create(url).getHost());
    }
}
