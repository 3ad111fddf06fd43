package io.drover.app.alert;

import io.drover.app.alert.Alert.Level;

/**
 * Something that may become an alert.
 *
 * @param level how urgent it is
 * @param code {@code CATEGORY_CONDITION}
 * @param key events with the same key say the same
 * @param text for people, one line
 * @param sequence of the journal record that it tells of, 0 for none
 */
record Event(Level level, String code, String key, String text, long sequence) {
    Event {
        text = text.replaceAll("\\s*[\\r\\n]+\\s*", " / ");
    }
}
