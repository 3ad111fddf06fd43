package io.drover.rulebook;

class DirectEvaluatorTest extends PlannedEvaluatorTest {
    DirectEvaluatorTest() {
        super(Evaluators::direct);
    }
}
