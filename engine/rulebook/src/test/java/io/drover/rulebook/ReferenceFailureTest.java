package io.drover.rulebook;

class ReferenceFailureTest extends FailureTest {
    ReferenceFailureTest() {
        super(Rulebook::compile);
    }
}
