package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsVerbTest {
    @TempDir
    private Path dir;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void c33_a_test_alert_goes_by_each_way_that_is_configured() throws IOException {
        Files.writeString(dir.resolve("token"), "s3cret\n");
        ToolRun tool = configured("""
                alerts:
                  command: ["true"]
                  webhook:
                    url: http://127.0.0.1:%d/hook
                    hosts: [127.0.0.1]
                    token-file: token
                """.formatted(server.getAddress().getPort()));

        assertThat(tool.run("alerts", "test")).as(tool.noted()).isZero();
        assertThat(tool.said()).contains("command was told in ").contains("webhook was told in ");
        assertThat(heard)
                .singleElement()
                .asString()
                .startsWith("Bearer s3cret {")
                .contains("ALERT_TEST");
    }

    @Test
    void c33_a_way_that_fails_is_a_finding() throws IOException {
        ToolRun tool = configured("alerts:\n  command: [\"false\"]\n");

        assertThat(tool.run("alerts", "test")).isEqualTo(1);
        assertThat(tool.said()).contains("command failed: false ended with exit code 1");
    }

    @Test
    void c33_without_any_way_the_log_alone_is_told() {
        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("alerts", "test")).isEqualTo(1);
        assertThat(tool.said()).contains("alerts reach nobody but the log").contains("Maybe ");
    }

    @Test
    void c33_an_address_whose_host_is_not_on_the_list_stops_the_start() throws IOException {
        ToolRun tool = configured("""
                alerts:
                  webhook:
                    url: http://169.254.169.254/latest/meta-data
                    hosts: [hooks.example.com]
                """);

        assertThat(tool.run("alerts", "test")).isEqualTo(78);
        assertThat(tool.noted()).contains("execution.yaml:3").contains("must name a host that stands in hosts");
    }

    private ToolRun configured(String execution) throws IOException {
        Files.writeString(Files.createDirectories(dir.resolve("config")).resolve("execution.yaml"), execution);
        return new ToolRun(dir);
    }
}
