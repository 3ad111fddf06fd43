package io.drover.rulebook;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every member of other classes that a class file refers to, as {@code owner.name descriptor}, the owner with dots. */
final class ConstantPool {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> names = new HashMap<>();
    private final Map<Integer, Integer> types = new HashMap<>();
    private final Map<Integer, int[]> members = new HashMap<>();

    private ConstantPool() {}

    /** @throws IOException when the bytes are no class file */
    static Set<String> members(byte[] classFile) throws IOException {
        ConstantPool pool = new ConstantPool();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                i += pool.read(in, i);
            }
        }
        Set<String> found = new TreeSet<>();
        pool.members.values().forEach(m -> found.add(pool.member(m[0], m[1])));
        return found;
    }

    /** Reads one entry; long and double take two places. */
    private int read(DataInputStream in, int index) throws IOException {
        int tag = in.readUnsignedByte();
        if (tag == UTF8) {
            texts.put(index, in.readUTF());
        } else if (tag == CLASS || tag == NAME_AND_TYPE) {
            names.put(index, in.readUnsignedShort());
            if (tag == NAME_AND_TYPE) {
                types.put(index, in.readUnsignedShort());
            }
        } else if (tag >= FIELD && tag <= INTERFACE_METHOD) {
            members.put(index, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        } else {
            in.skipNBytes(size(tag));
        }
        return tag == LONG || tag == DOUBLE ? 1 : 0;
    }

    private static int size(int tag) throws IOException {
        return switch (tag) {
            case 3, 4, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            case 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IOException("constant of unknown kind " + tag);
        };
    }

    private String member(int owner, int nameAndType) {
        String type = texts.getOrDefault(types.getOrDefault(nameAndType, 0), "?");
        return name(owner) + "." + name(nameAndType) + " " + type;
    }

    private String name(int index) {
        return texts.getOrDefault(names.getOrDefault(index, 0), "?").replace('/', '.');
    }
}
