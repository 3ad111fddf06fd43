package io.drover.app.settings;

/**
 * One value in force.
 *
 * @param path dotted key within its file
 * @param value as it would be written
 * @param origin who says so
 */
public record Effective(String path, String value, Origin origin) {}
