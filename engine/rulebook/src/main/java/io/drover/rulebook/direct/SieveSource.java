package io.drover.rulebook.direct;

import java.util.List;
import java.util.stream.Collectors;

/** Writes how lists of facts, and indexes of them, are made anew when a fact of their type has changed. */
final class SieveSource {
    private final StageSource stage;
    private final List<Sieves.Sieve> sieves;

    SieveSource(StageSource stage, List<Sieves.Sieve> sieves) {
        this.stage = stage;
        this.sieves = sieves;
    }

    /** @param number of the type */
    String write(int number, Class<?> type) {
        StringBuilder refresh =
                new StringBuilder("private void r%d() throws Exception {\nv%d = -1;\n".formatted(number, number));
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < sieves.size(); i++) {
            Sieves.Sieve sieve = sieves.get(i);
            if (sieve.type() == type) {
                if (sieve.from() < 0) {
                    refresh.append("f%d = t%d.facts();\nn%d = t%d.size();\n".formatted(i, number, i, number));
                } else {
                    refresh.append("p%d();\n".formatted(i));
                    methods.append(pass(i, sieve));
                }
            }
        }
        return refresh.append("v%d = t%d.version();\n}\n".formatted(number, number))
                .append(methods)
                .toString();
    }

    private String pass(int number, Sieves.Sieve sieve) {
        String type = sieve.type().getName();
        String tests = sieve.tests().stream()
                .map(t -> stage.call("holds", t, List.of("x"), List.of(type)))
                .collect(Collectors.joining(" && "));
        return """
                private void pN() throws Exception {
                Object[] in = fF;
                Object[] out = room(fN, nF);
                int n = nF;
                int passed = 0;
                for (int i = 0; i < n; i++) {
                TYPE x = (TYPE) in[i];
                if (TESTS) out[passed++] = x;
                }
                clear(out, passed, nN);
                fN = out;
                nN = passed;
                }
                """.replace("N", String.valueOf(number))
                .replace("fF", "f" + sieve.from())
                .replace("nF", "n" + sieve.from())
                .replace("TYPE", type)
                .replace("TESTS", tests);
    }

    /**
     * An index.
     *
     * @param key of {@code in[i]}
     */
    static String index(int number, int sieve, int type, String key) {
        return """
                private FactIndex xN() throws Exception {
                if (!xN.isOf(vT)) {
                Object[] keys = xN.keys(nS);
                Object[] in = fS;
                for (int i = 0; i < nS; i++) keys[i] = KEY;
                xN.build(nS, vT);
                }
                return xN;
                }
                """.replace("N", String.valueOf(number))
                .replace("vT", "v" + type)
                .replace("nS", "n" + sieve)
                .replace("fS", "f" + sieve)
                .replace("KEY", key);
    }
}
