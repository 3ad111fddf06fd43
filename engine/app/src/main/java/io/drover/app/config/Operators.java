package io.drover.app.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * People who decide, by name. Where nobody is named, whoever can write the data directory decides everything. Stopping is never
 * refused to anybody.
 *
 * @param roles by name
 */
public record Operators(Map<String, Role> roles) {
    private static final int TWO = 2;

    public Operators {
        roles = Map.copyOf(roles);
    }

    /** What a person may do, each role all of those before it. */
    public enum Role {
        /** Looks. */
        VIEWER,
        /** Resumes, resolves, closes. */
        OPERATOR,
        /** Resumes what was killed. */
        ADMIN
    }

    /** Why this person may not do what needs the role, if so. */
    public Optional<String> refusal(String name, Role least) {
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        Role role = roles.get(name);
        if (role == null) {
            return Optional.of("operator (%s) is not one of those configured".formatted(name));
        }
        return role.compareTo(least) < 0
                ? Optional.of("operator %s is %s, and this needs %s".formatted(name, role, least))
                : Optional.empty();
    }

    /**
     * Why this person may not resume what was killed: where there are two people it takes two.
     *
     * @param killers words of the cause that name who killed, e.g. {@code operator:ann} or {@code drill, by ann}
     */
    public Optional<String> refusalAfterKill(String name, String... killers) {
        Optional<String> refusal = refusal(name, Role.ADMIN);
        boolean same = roles.size() >= TWO
                && Arrays.stream(killers)
                        .anyMatch(words -> words.equals("operator:" + name) || words.endsWith(", by " + name));
        return refusal.or(() -> same
                ? Optional.of("operator %s killed trading, and another person has to resume it".formatted(name))
                : Optional.empty());
    }
}
