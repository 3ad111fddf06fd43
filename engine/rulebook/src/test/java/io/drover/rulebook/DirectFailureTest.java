package io.drover.rulebook;

class DirectFailureTest extends FailureTest {
    DirectFailureTest() {
        super(EvaluatorTest.by(Evaluators::direct));
    }
}
