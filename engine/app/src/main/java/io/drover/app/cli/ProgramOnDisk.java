package io.drover.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program's files, its own and the libraries beside it, as they were at the start (C38). They are read again only when one
 * of them looks different, and only another content counts. Classes in a folder belong to a developer, who compiles as he likes.
 */
final class ProgramOnDisk {
    private final Path program;
    private final String hash;
    private String marks;

    /** @param program file that runs; libraries lie in a folder {@code lib} beside it */
    ProgramOnDisk(Path program) {
        this.program = program;
        this.marks = marks();
        this.hash = hash();
    }

    /** Whether it is no longer the one that runs. */
    boolean isAnother() {
        String now = marks();
        if (now.equals(marks)) {
            return false;
        }
        marks = now;
        return !hash().equals(hash);
    }

    private List<Path> files() {
        if (Files.isDirectory(program)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>(List.of(program));
        Path libraries = program.resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> found = Files.list(libraries)) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException e) {
                files.add(libraries);
            }
        }
        return files;
    }

    private String marks() {
        return String.join("\n", files().stream().map(ProgramOnDisk::mark).toList());
    }

    /** A file that was put in the place of another of the same size and time has another key or another time of change. */
    private static String mark(Path file) {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            Object changed =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                            ? Files.getAttribute(file, "unix:ctime")
                            : "";
            return "%s %s %s %s %s".formatted(file, a.size(), a.lastModifiedTime(), a.fileKey(), changed);
        } catch (IOException e) {
            return file + " " + e;
        }
    }

    private String hash() {
        MessageDigest digest = sha256();
        for (Path file : files()) {
            digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                return e.toString();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
