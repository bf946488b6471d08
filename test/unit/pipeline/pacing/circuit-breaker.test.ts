import { describe, expect, it } from "vitest";
import { CircuitBreaker } from "../../../../src/pipeline/pacing/circuit-breaker.ts";

const rules = { windowMs: 100, failures: 2, share: 0.5, openMs: 50, tryMs: 500 };

function breaker() {
  const clock = { time: 0, monotonic: () => clock.time };
  return { clock, circuit: new CircuitBreaker(clock, rules) };
}

function opened() {
  const made = breaker();
  made.circuit.failed();
  made.circuit.failed();
  return made;
}

describe("a circuit breaker", () => {
  it("stays closed while failures are few", () => {
    const { circuit } = breaker();
    for (let each = 0; each < 3; each += 1) circuit.succeeded();
    circuit.failed();
    circuit.failed();
    expect(circuit.state).toBe("closed");
    circuit.failed();
    expect(circuit.state).toBe("open");
    expect(circuit.enter()).toBe(false);
  });

  it("forgets what is older than its window", () => {
    const { circuit, clock } = breaker();
    circuit.failed();
    clock.time = 101;
    circuit.failed();
    expect(circuit.state).toBe("closed");
  });

  it("lets one job try when it is half-open", () => {
    const { circuit, clock } = opened();
    clock.time = 50;
    expect(circuit.state).toBe("half-open");
    expect(circuit.enter()).toBe(true);
    expect(circuit.enter()).toBe(false);
  });

  it("closes after a good try, and forgets the failures", () => {
    const { circuit, clock } = opened();
    clock.time = 50;
    circuit.enter();
    circuit.succeeded();
    circuit.failed();
    expect(circuit.state).toBe("closed");
  });

  it("opens again after a bad try", () => {
    const { circuit, clock } = opened();
    clock.time = 60;
    circuit.enter();
    circuit.failed();
    expect(circuit.state).toBe("open");
    clock.time = 109;
    expect(circuit.state).toBe("open");
    clock.time = 110;
    expect(circuit.state).toBe("half-open");
  });

  it("lets the next one try when a try gave no outcome, or never came back", () => {
    const { circuit, clock } = opened();
    clock.time = 50;
    circuit.enter();
    circuit.leave();
    expect(circuit.enter()).toBe(true);
    clock.time = 549;
    expect(circuit.enter()).toBe(false);
    clock.time = 550;
    expect(circuit.enter()).toBe(true);
  });
});
