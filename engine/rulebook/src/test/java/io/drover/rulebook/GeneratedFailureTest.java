package io.drover.rulebook;

class GeneratedFailureTest extends FailureTest {
    GeneratedFailureTest() {
        super(EvaluatorTest.by(Evaluators::generated));
    }
}
