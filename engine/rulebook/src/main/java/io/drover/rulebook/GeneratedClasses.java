package io.drover.rulebook;

import io.drover.rulebook.direct.FactIndex;
import io.drover.rulebook.direct.FactList;
import io.drover.rulebook.direct.GeneratedStage;
import io.drover.rulebook.direct.StageCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.core.base.accumulators.CountAccumulateFunction;
import org.drools.core.base.accumulators.IntegerMaxAccumulateFunction;
import org.drools.core.base.accumulators.IntegerMinAccumulateFunction;
import org.drools.core.base.accumulators.IntegerSumAccumulateFunction;
import org.drools.core.base.accumulators.LongMaxAccumulateFunction;
import org.drools.core.base.accumulators.LongMinAccumulateFunction;
import org.drools.core.base.accumulators.LongSumAccumulateFunction;

/**
 * The second layer of defence: every condition and consequence is a generated class, and each member of another class that
 * it refers to must be on a list. What a text can hide, a constant pool cannot. Runs before a knowledge base exists,
 * because making one runs rule code.
 */
final class GeneratedClasses {
    /** Classes of the rule model that generated code builds itself from. */
    private static final Set<String> MODEL = Set.of(
            "org.drools.model.DomainClassMetadata",
            "org.drools.model.Index$ConstraintType",
            "org.drools.model.PatternDSL$PatternDef",
            "org.drools.model.Rule$Attribute",
            "org.drools.model.functions.PredicateInformation",
            "org.drools.model.functions.accumulate.AccumulateFunction",
            "org.drools.model.impl.RuleBuilder",
            "org.drools.model.operators.ContainsOperator",
            "org.drools.model.operators.InOperator",
            "org.drools.model.operators.StringEndsWithOperator",
            "org.drools.model.operators.StringStartsWithOperator",
            "org.drools.modelcompiler.dsl.pattern.D",
            "org.drools.modelcompiler.util.EvaluationUtil");

    private static final String CONSEQUENCE = "org.drools.model.consequences.ConsequenceBuilder$_";

    /** Makers of accumulate functions whose results do not depend on the order of the facts. */
    private static final Set<String> ACCUMULATORS = Stream.of(
                    CountAccumulateFunction.class,
                    IntegerSumAccumulateFunction.class,
                    IntegerMinAccumulateFunction.class,
                    IntegerMaxAccumulateFunction.class,
                    LongSumAccumulateFunction.class,
                    LongMinAccumulateFunction.class,
                    LongMaxAccumulateFunction.class,
                    Least.class,
                    Greatest.class,
                    Mean.class)
            .map(f -> f.getName() + ".<init>")
            .collect(Collectors.toUnmodifiableSet());

    /** What generated code uses of the platform. */
    private static final Set<String> PLATFORM = Set.of(
            "java.lang.Boolean.TYPE",
            "java.lang.Boolean.booleanValue",
            "java.lang.Boolean.valueOf",
            "java.lang.Double.TYPE",
            "java.lang.Double.doubleValue",
            "java.lang.Double.valueOf",
            "java.lang.Enum.<init>",
            "java.lang.Enum.valueOf",
            "java.lang.Integer.TYPE",
            "java.lang.Integer.intValue",
            "java.lang.Integer.valueOf",
            "java.lang.Long.TYPE",
            "java.lang.Long.longValue",
            "java.lang.Long.valueOf",
            "java.lang.Object.<init>",
            "java.lang.RuntimeException.<init>",
            "java.lang.String.contains",
            "java.lang.String.endsWith",
            "java.lang.String.equals",
            "java.lang.String.hashCode",
            "java.lang.String.isEmpty",
            "java.lang.String.length",
            "java.lang.String.startsWith",
            "java.lang.String.valueOf",
            "java.lang.System.arraycopy",
            "java.lang.invoke.LambdaMetafactory.metafactory",
            "java.lang.invoke.StringConcatFactory.makeConcatWithConstants",
            "java.time.format.DateTimeFormatterBuilder.<init>",
            "java.time.format.DateTimeFormatterBuilder.appendPattern",
            "java.time.format.DateTimeFormatterBuilder.parseCaseInsensitive",
            "java.time.format.DateTimeFormatterBuilder.toFormatter",
            "java.util.ArrayList.<init> ()V",
            "java.util.Arrays.asList",
            "java.util.Collections.emptyList",
            "java.util.List.add",
            "java.util.Locale.ENGLISH",
            "java.util.regex.Matcher.matches",
            "java.util.regex.Pattern.compile",
            "java.util.regex.Pattern.matcher",
            "org.drools.util.DateUtils.getDateFormatMask");

    /** What generated plans use beside compiled rules. */
    private static final Set<String> PLANS = Stream.of(GeneratedStage.class, FactList.class, FactIndex.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> PLAN_MEMBERS = Set.of("java.lang.Boolean.TRUE", "java.lang.Object.getClass");

    private static final Set<String> OUTPUTS =
            Outputs.interfaces().stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());

    private final List<RuleFile> files;

    GeneratedClasses(List<RuleFile> files) {
        this.files = files;
    }

    List<RuleProblem> problems(RuleClasses classes) {
        List<RuleProblem> problems = new ArrayList<>();
        classes.files()
                .forEach((name, file) -> refused(name, file).forEach(member -> problems.add(problem(name, member))));
        return problems.stream().distinct().sorted().toList();
    }

    /** Members that classes use and may not, with their types. */
    static List<String> refused(RuleClasses classes) {
        List<String> refused = new ArrayList<>();
        classes.files().forEach((name, file) -> refused.addAll(refused(name, file)));
        return refused;
    }

    /** Members that the code of a plan uses and may not: it calls compiled rules and keeps what they found, no more. */
    static List<String> refused(StageCode code) {
        List<String> refused = new ArrayList<>();
        code.files()
                .forEach((name, file) -> members(name, file).stream()
                        .filter(member -> !allowedInPlans(member))
                        .forEach(refused::add));
        return refused;
    }

    private static boolean allowedInPlans(String typed) {
        String member = typed.substring(0, typed.indexOf(' '));
        String owner = member.substring(0, member.lastIndexOf('.'));
        return owner.startsWith("rules.")
                || PLANS.contains(owner)
                || owner.startsWith(StageCode.PACKAGE)
                || PLAN_MEMBERS.contains(member);
    }

    private static List<String> refused(String name, byte... file) {
        return members(name, file).stream().filter(member -> !allowed(member)).toList();
    }

    private static boolean allowed(String typed) {
        String member = typed.substring(0, typed.indexOf(' '));
        int dot = member.lastIndexOf('.');
        String owner = member.substring(0, dot);
        String name = member.substring(dot + 1);
        if (ACCUMULATORS.contains(member)) {
            return true;
        }
        if (owner.startsWith("io.drover.")) {
            return OUTPUTS.contains(owner) || FactTypes.isReadable(owner, name);
        }
        return owner.startsWith("rules.")
                || MODEL.contains(owner)
                || owner.startsWith(CONSEQUENCE)
                || PLATFORM.contains(member)
                || PLATFORM.contains(typed);
    }

    private static Set<String> members(String name, byte... file) {
        try {
            return ConstantPool.members(file);
        } catch (IOException e) {
            throw new IllegalStateException("generated class %s cannot be read".formatted(name), e);
        }
    }

    /** The generated class knows its package only; the line is where the file first names the foreign class or member. */
    private RuleProblem problem(String name, String typed) {
        String member = typed.substring(0, typed.indexOf(' '));
        String owner = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        RuleFile file = files.stream()
                .filter(f -> owner.equals(f.tree().getName()))
                .findFirst()
                .orElse(files.get(0));
        String[] parts = member.split("\\.", -1);
        int at = Math.max(
                file.text().indexOf(parts[parts.length - 1]), file.text().indexOf(parts[parts.length - 2]));
        return new RuleProblem(
                file.name(),
                file.lineAt(at),
                "",
                "compiled rules use %s".formatted(member),
                "use facts and the output global only");
    }
}
