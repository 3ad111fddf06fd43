package io.drover.rulebook;

class ReferenceEvaluatorTest extends EvaluatorTest {
    ReferenceEvaluatorTest() {
        super(Rulebook::compile);
    }
}
