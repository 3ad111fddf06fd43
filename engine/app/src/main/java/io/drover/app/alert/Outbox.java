package io.drover.app.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.drover.app.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts that somebody has still to be told, in a file that outlives the process: a line for each alert, and one for each time
 * that it was told. Opening it leaves out what everybody has been told. Any thread.
 */
final class Outbox implements AutoCloseable {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Path file;
    private final Map<Long, Alert> alerts = new TreeMap<>();
    private final Map<String, Set<Long>> told = new TreeMap<>();
    private final FileChannel channel;
    private long lastId;
    private long lastSequence;

    /** @param sinks everybody who has to be told; what is kept for others is forgotten */
    Outbox(Path file, Set<String> sinks) {
        this.file = file;
        sinks.forEach(sink -> told.put(sink, new TreeSet<>()));
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::read);
            }
            alerts.keySet().removeIf(id -> told.values().stream().allMatch(ids -> ids.contains(id)));
            DurableFile.write(file, start());
            channel = FileChannel.open(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use outbox " + file, e);
        }
    }

    /** A line that a crash tore, or a person edited, is passed over. */
    private void read(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node.has("code")) {
                remember(MAPPER.treeToValue(node, Alert.class));
            } else if (node.has("told") && told.containsKey(node.path("by").asText())) {
                told.get(node.path("by").asText()).add(node.path("told").asLong());
            } else {
                lastId = Math.max(lastId, node.path("id").asLong());
                lastSequence = Math.max(lastSequence, node.path("sequence").asLong());
            }
        } catch (JsonProcessingException e) {
            LOG.warn("outbox_line_unreadable file={} cause=\"{}\"", file, e.getOriginalMessage());
        }
    }

    private void remember(Alert alert) {
        alerts.put(alert.id(), alert);
        lastId = Math.max(lastId, alert.id());
        lastSequence = Math.max(lastSequence, alert.sequence());
    }

    private String start() throws JsonProcessingException {
        StringBuilder text = new StringBuilder("{\"id\":%d,\"sequence\":%d}\n".formatted(lastId, lastSequence));
        for (Alert alert : alerts.values()) {
            text.append(MAPPER.writeValueAsString(alert)).append('\n');
        }
        for (Map.Entry<String, Set<Long>> sink : told.entrySet()) {
            for (Long id : sink.getValue()) {
                if (alerts.containsKey(id)) {
                    text.append(line(id, sink.getKey()));
                }
            }
        }
        return text.toString();
    }

    private static String line(long id, String sink) {
        return "{\"told\":%d,\"by\":\"%s\"}\n".formatted(id, sink);
    }

    /** Number of the last alert. */
    synchronized long lastId() {
        return lastId;
    }

    /** Journal record of which an alert told last, 0 for none. */
    synchronized long lastSequence() {
        return lastSequence;
    }

    /** Keeps an alert; durable on return. */
    synchronized void add(Alert alert) throws IOException {
        remember(alert);
        append(MAPPER.writeValueAsString(alert) + "\n");
        channel.force(false);
    }

    /** A sink has told it. After a power cut it may be told once more. */
    synchronized void told(Alert alert, String sink) throws IOException {
        ids(sink).add(alert.id());
        append(line(alert.id(), sink));
        if (told.values().stream().allMatch(ids -> ids.contains(alert.id()))) {
            alerts.remove(alert.id());
            told.values().forEach(ids -> ids.remove(alert.id()));
        }
    }

    /** What a sink has still to tell, oldest first. */
    synchronized List<Alert> waiting(String sink) {
        List<Alert> waiting = new ArrayList<>(alerts.values());
        waiting.removeIf(alert -> ids(sink).contains(alert.id()));
        return waiting;
    }

    private Set<Long> ids(String sink) {
        return told.computeIfAbsent(sink, unknown -> new TreeSet<>());
    }

    private void append(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("outbox_not_closed file={} cause=\"{}\"", file, e.toString());
        }
    }
}
