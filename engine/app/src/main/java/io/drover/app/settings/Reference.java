package io.drover.app.settings;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Every key of a settings record with its unit, default and meaning, for docs and commented files. */
public final class Reference {
    private Reference() {}

    /**
     * One key.
     *
     * @param path dotted; names that people choose stand as {@code NAME}
     * @param unit "" for sections
     * @param standard default as written, "required" or "none"
     * @param meaning what it is, and what follows from it
     * @param section whether it only holds other keys
     */
    public record Key(String path, String unit, String standard, String meaning, boolean section) {}

    /** All keys, in the order of the record. */
    public static List<Key> keys(Class<?> settings) {
        List<Key> keys = new ArrayList<>();
        add(keys, settings, "");
        return keys;
    }

    private static void add(List<Key> keys, Class<?> settings, String prefix) {
        for (RecordComponent component : settings.getRecordComponents()) {
            Setting setting = Keys.setting(component);
            String path = prefix + Keys.of(component);
            Type inner = component.getGenericType();
            boolean section = (Keys.raw(inner).isRecord() && !Scalars.reads(Keys.raw(inner))) || Keys.isMap(inner);
            keys.add(new Key(path, setting.unit(), standard(setting, section), setting.value(), section));
            while (Keys.isMap(inner)) {
                path = path + ".NAME";
                inner = Keys.argument(inner);
            }
            if (section && Keys.raw(inner).isRecord()) {
                add(keys, Keys.raw(inner), path + ".");
            }
        }
    }

    private static String standard(Setting setting, boolean section) {
        if (section) {
            return "";
        }
        if (setting.standard().equals(Setting.REQUIRED)) {
            return "required";
        }
        return setting.standard().isEmpty() ? "none" : setting.standard();
    }
}
