package io.drover.rulebook;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;

/** Results of the accumulate functions, as the engine computes them: count and sum of nothing are 0, others have none. */
final class Accumulation {
    private Accumulation() {}

    static Optional<Object> of(AccumulateFunctionCallDescr function, List<Map<String, Object>> matches) {
        if (function.getFunction().equals("count")) {
            return Optional.of((long) matches.size());
        }
        List<Object> values = matches.stream()
                .map(m -> new Evaluation(Optional.empty(), m).of(parameter(function)))
                .toList();
        if (values.isEmpty()) {
            return function.getFunction().equals("sum") ? Optional.of(0L) : Optional.empty();
        }
        if (values.get(0) instanceof Long && !function.getFunction().equals("average")) {
            return Optional.of(whole(function.getFunction(), values.stream().mapToLong(Long.class::cast)));
        }
        double[] numbers = values.stream()
                .mapToDouble(v -> v instanceof Long whole ? whole : (Double) v)
                .toArray();
        return Optional.of(result(function.getFunction(), numbers));
    }

    private static long whole(String function, LongStream numbers) {
        LongSummaryStatistics summary = numbers.summaryStatistics();
        return switch (function) {
            case "sum" -> summary.getSum();
            case "min" -> summary.getMin();
            default -> summary.getMax();
        };
    }

    private static double result(String function, double[] numbers) {
        java.util.DoubleSummaryStatistics summary =
                java.util.Arrays.stream(numbers).summaryStatistics();
        return switch (function) {
            case "average" -> summary.getAverage();
            case "min" -> summary.getMin();
            default -> summary.getMax();
        };
    }

    private static com.github.javaparser.ast.expr.Expression parameter(AccumulateFunctionCallDescr function) {
        return Constraint.parse(0, function.getParams()[0]).expression().orElseThrow();
    }
}
