package io.drover.rulebook.direct;

import java.util.List;
import java.util.stream.Stream;

/** All patterns among conditions, those inside others too, in order. */
record Patterns() implements Node.Cases<Stream<Node.Pattern>> {
    static Stream<Node.Pattern> of(List<Node> nodes) {
        return nodes.stream().flatMap(n -> n.match(new Patterns()));
    }

    @Override
    public Stream<Node.Pattern> pattern(Node.Pattern pattern) {
        return Stream.of(pattern);
    }

    @Override
    public Stream<Node.Pattern> check(Node.Check check) {
        return Stream.of();
    }

    @Override
    public Stream<Node.Pattern> find(Node.Find find) {
        return find.alternatives().stream().flatMap(Patterns::of);
    }

    @Override
    public Stream<Node.Pattern> collect(Node.Collect collect) {
        return of(collect.inner());
    }
}
