package io.drover.rulebook;

class GeneratedEvaluatorTest extends PlannedEvaluatorTest {
    GeneratedEvaluatorTest() {
        super(Evaluators::generated);
    }
}
