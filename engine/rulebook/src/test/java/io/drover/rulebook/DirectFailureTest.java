package io.drover.rulebook;

class DirectFailureTest extends FailureTest {
    DirectFailureTest() {
        super(Rulebook::compileDirect);
    }
}
