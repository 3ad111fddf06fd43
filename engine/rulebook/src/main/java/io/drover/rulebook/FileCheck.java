package io.drover.rulebook;

import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;

/** What stands around the rules of a file: package, imports, globals, and nothing else. */
final class FileCheck {
    private static final Set<String> GUARD_CONCERNS = Set.of("risk", "margin", "halt");
    private static final String FACTS = "io.drover.fact.";

    private final RuleFile file;
    private final PackageDescr tree;
    private final List<RuleProblem> problems;

    FileCheck(RuleFile file, List<RuleProblem> problems) {
        this.file = file;
        this.tree = file.tree();
        this.problems = problems;
    }

    void run() {
        packageName();
        tree.getImports().forEach(this::imported);
        refuse(tree.getFunctionImports(), "imports a function");
        refuse(tree.getAccumulateImports(), "imports an accumulate function");
        refuse(tree.getFunctions(), "defines a function");
        refuse(tree.getTypeDeclarations(), "declares a type");
        refuse(tree.getEnumDeclarations(), "declares an enum");
        refuse(List.copyOf(tree.getEntryPointDeclarations()), "declares an entry point");
        refuse(List.copyOf(tree.getWindowDeclarations()), "declares a window");
        tree.getGlobals().forEach(this::global);
        for (AttributeDescr attribute : tree.getAttributes()) {
            problem(attribute.getLine(), "sets %s for all rules".formatted(attribute.getName()), "delete it");
        }
        if (tree.getUnit() != null) {
            problem(tree.getUnit().getLine(), "belongs to a rule unit", "delete the unit");
        }
        if (file.rules().isEmpty()) {
            problem(1, "holds no rule", "delete the file");
        }
    }

    /** Folder, package and concern agree, so that a guard can never hide among strategies, nor the reverse. */
    private void packageName() {
        String folder = file.stage().folder();
        String[] path = file.name()
                .substring(0, file.name().length() - RuleSources.RULES.length())
                .split("/", -1);
        String base = path[path.length - 1];
        String wanted = "rules." + folder + "." + base;
        boolean nested = path.length > 2 && tree.getName().equals("rules." + folder + "." + path[path.length - 2]);
        boolean fits = nested || tree.getName().equals(wanted);
        if (!fits) {
            problem(
                    line("package"),
                    "package %s does not fit the file's place".formatted(tree.getName()),
                    "write package " + wanted);
        } else if (folder.equals("guard") && !GUARD_CONCERNS.contains(file.concern())) {
            problem(
                    line("package"),
                    "guard concern %s is unknown".formatted(file.concern()),
                    DidYouMean.hint(file.concern(), GUARD_CONCERNS)
                            .orElse("name the file risk.drl, margin.drl or halt.drl"));
        }
    }

    private void imported(ImportDescr imported) {
        String target = imported.getTarget();
        String type = target.startsWith(FACTS) ? target.substring(FACTS.length()) : "";
        boolean known = type.equals("*")
                || FactTypes.names().contains(type)
                || Outputs.of(file.stage()).recorder().equals(type);
        if (!known) {
            problem(imported.getLine(), "imports %s".formatted(target), "import io.drover.fact.* only");
        }
    }

    private void global(GlobalDescr global) {
        Outputs output = Outputs.of(file.stage());
        if (!global.getIdentifier().equals(output.global()) || !global.getType().equals(output.recorder())) {
            problem(
                    global.getLine(),
                    "global %s %s does not exist in this stage".formatted(global.getType(), global.getIdentifier()),
                    "write global %s %s".formatted(output.recorder(), output.global()));
        }
    }

    private void refuse(List<? extends BaseDescr> elements, String what) {
        elements.forEach(e -> problem(e.getLine(), what, "write conditions over facts only"));
    }

    private int line(String word) {
        return file.lineAt(Math.max(file.text().indexOf(word), 0));
    }

    private void problem(int line, String what, String maybe) {
        problems.add(new RuleProblem(file.name(), Math.max(line, 1), "", what, maybe));
    }
}
