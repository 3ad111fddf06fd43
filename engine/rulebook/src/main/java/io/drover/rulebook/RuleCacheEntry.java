package io.drover.rulebook;

import io.drover.decision.RuleInfo;
import io.drover.decision.RuleSet;
import io.drover.rulebook.CompiledRules.CompiledStage;
import io.drover.rulebook.direct.StageCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file of one compiled rule set: a line that says what made it and the SHA-256 of the rest, then rules, firing order, class
 * files of rules and, once they are generated, of plans. Tables are not in it: they are read from the rule set each time.
 */
final class RuleCacheEntry {
    private static final int MOST = 1 << 24;

    private RuleCacheEntry() {}

    static byte[] write(CompiledRules rules) throws IOException {
        byte[] body = body(rules);
        ByteArrayOutputStream file = new ByteArrayOutputStream(body.length + 256);
        file.write(header(rules.ruleSet().hash(), body));
        file.write(body);
        return file.toByteArray();
    }

    /** @throws IOException with what is wrong with it */
    static CompiledRules read(byte[] file, RuleSources sources) throws IOException {
        int end = 0;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        if (end == file.length) {
            throw new IOException("it is damaged: no first line");
        }
        byte[] body = java.util.Arrays.copyOfRange(file, end + 1, file.length);
        String found = new String(file, 0, end + 1, StandardCharsets.US_ASCII);
        String wanted = new String(header(sources.hash(), body), StandardCharsets.US_ASCII);
        if (!found.equals(wanted)) {
            String[] words = found.split(" ", -1);
            boolean same = words.length == 6 && found.startsWith(wanted.substring(0, wanted.lastIndexOf(' ')));
            throw new IOException(
                    same ? "it is damaged: its content has another hash" : "another build, Java or rule set made it");
        }
        return new Parts(new DataInputStream(new ByteArrayInputStream(body))).read(sources);
    }

    private static byte[] header(String ruleSet, byte... body) {
        MessageDigest digest = RuleSources.sha256();
        return "drover-rules 2 %s %d %s %s\n"
                .formatted(
                        BuildFingerprint.get(),
                        Runtime.version().feature(),
                        ruleSet,
                        HexFormat.of().formatHex(digest.digest(body)))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] body(CompiledRules rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(rules.ruleSet().rules().size());
        for (RuleInfo rule : rules.ruleSet().rules()) {
            texts(out, List.of(rule.name(), rule.stage(), rule.concern(), rule.file(), rule.doc(), rule.control()));
            out.writeInt(rule.line());
        }
        out.writeInt(rules.stages().size());
        for (Map.Entry<Stage, CompiledStage> stage : rules.stages().entrySet()) {
            text(out, stage.getKey().name());
            texts(out, stage.getValue().order());
            texts(out, stage.getValue().reads().stream().sorted().toList());
            files(out, stage.getValue().classes().files());
            files(out, stage.getValue().code().map(StageCode::files).orElse(new TreeMap<>()));
        }
        return bytes.toByteArray();
    }

    private static void files(DataOutputStream out, SortedMap<String, byte[]> files) throws IOException {
        out.writeInt(files.size());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            text(out, file.getKey());
            out.writeInt(file.getValue().length);
            out.write(file.getValue());
        }
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads the body. */
    private record Parts(DataInputStream in) {
        CompiledRules read(RuleSources sources) throws IOException {
            List<RuleInfo> rules = new ArrayList<>();
            for (int i = count(); i > 0; i--) {
                List<String> t = texts();
                rules.add(new RuleInfo(t.get(0), t.get(1), t.get(2), t.get(3), in.readInt(), t.get(4), t.get(5)));
            }
            Map<Stage, CompiledStage> stages = new EnumMap<>(Stage.class);
            for (int i = count(); i > 0; i--) {
                stages.put(Stage.valueOf(text()), stage());
            }
            Tables tables = new Tables(sources);
            return new CompiledRules(new RuleSet(sources.hash(), rules, tables.limits(), tables.strategies()), stages);
        }

        private CompiledStage stage() throws IOException {
            List<String> order = texts();
            Set<String> reads = new LinkedHashSet<>(texts());
            RuleClasses classes = new RuleClasses(files());
            Optional<StageCode> code = Optional.of(new StageCode(files()));
            return new CompiledStage(
                    order, reads, classes, code.filter(c -> !c.files().isEmpty()));
        }

        private SortedMap<String, byte[]> files() throws IOException {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (int i = count(); i > 0; i--) {
                files.put(text(), bytes());
            }
            return files;
        }

        private List<String> texts() throws IOException {
            List<String> texts = new ArrayList<>();
            for (int i = count(); i > 0; i--) {
                texts.add(text());
            }
            return texts;
        }

        private String text() throws IOException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        private byte[] bytes() throws IOException {
            return in.readNBytes(count());
        }

        private int count() throws IOException {
            int count = in.readInt();
            if (count < 0 || count > MOST) {
                throw new IOException("it is damaged: a length of %d".formatted(count));
            }
            return count;
        }
    }
}
