"""Step 4, second half: trains the denoiser and its text encoder together on the latents."""

from dataclasses import dataclass

import torch

from .batch_stream import BatchStream, batches
from .concepts import read_concepts
from .devices import choose_device, compiled, precision
from .diffusion_state import DiffusionState, start_or_go_on
from .noise_schedule import even_timesteps, noised, signal_and_noise
from .pace import Pace
from .probes import BandLosses, TextProbe
from .vocabulary import the_tokenizer

SAVE_MINUTES = 3.0
PROBE_EVERY_SAVES = 3
WARM_UP_STEPS = 100
LARGEST_GRADIENT = 1.0


@dataclass(frozen=True)
class DiffusionPlan:
    """How to train.

    `minutes` counts all starts of the run together; during the last `decay_minutes` of them the learning rate falls
    to zero. As long as more stages are to come, leave `decay_minutes` at 0. `batch` None means 192 on a CPU and 1,024
    on a GPU.
    """

    minutes: float = 480.0
    decay_minutes: float = 0.0
    batch: int | None = None
    rate: float = 1e-3
    muon: bool = True
    name: str = "diffusion"


def fall_of_rate(plan: DiffusionPlan, elapsed: float) -> float:
    """The share of the learning rate that is left: 1, then down to 0 over the last minutes."""
    fall = (plan.minutes - elapsed) / plan.decay_minutes if plan.decay_minutes > 0 else 1.0
    return min(1.0, max(0.0, fall))


def learning_rate(plan: DiffusionPlan, step: int, elapsed: float) -> float:
    """Warm-up over the first steps, constant, then down to zero over the last minutes."""
    return plan.rate * min(1.0, (step + 1) / WARM_UP_STEPS) * fall_of_rate(plan, elapsed)


def _report(state: DiffusionState, pace: Pace, rate: float, losses: BandLosses, since: tuple[float, int]) -> None:
    speed = (state.samples - since[1]) / max(1e-9, (pace.elapsed - since[0]) * 60)
    numbers = (
        f"step {state.step} samples {state.samples} minutes {pace.elapsed:.1f} speed {speed:.1f}/s rate {rate:.2e}"
    )
    print(f"{numbers} {losses.take()}", flush=True)


def train_diffusion(plan: DiffusionPlan, device_name: str = "auto") -> None:
    """Trains, or goes on training, until the minutes are used; a checkpoint every three minutes."""
    device = choose_device(device_name)
    batch = plan.batch or (1024 if device.type == "cuda" else 192)
    tokenizer = the_tokenizer()
    state = start_or_go_on(plan.name, tokenizer, device, muon=plan.muon)
    pace = Pace(plan.minutes, state.elapsed)
    signal, spread = signal_and_noise(device)
    denoise = compiled(state.denoiser, device)
    draws = torch.Generator().manual_seed(1000 + state.step)
    noise_draws = torch.Generator(device).manual_seed(2000 + state.step)
    probe, losses, saves, since = TextProbe(tokenizer, device), BandLosses(), 0, (pace.elapsed, state.samples)
    stream = BatchStream(read_concepts(), tokenizer, batch, state.samples)
    parameters = [*state.denoiser.parameters(), *state.text_encoder.parameters()]
    for latents, ids in batches(stream, device):
        if pace.over:
            break
        times = even_timesteps(batch, draws).to(device)
        noise = torch.randn(latents.shape, generator=noise_draws, device=device)
        noisy, target = noised(latents, noise, signal[times], spread[times])
        with precision(device):
            drawn = denoise(noisy, times, state.text_encoder(ids).last_hidden_state).sample
        # Every timestep counts the same: min-SNR weights would starve the noisy ones, where the object is decided.
        each = (drawn.float() - target).square().mean(dim=(1, 2, 3))
        each.mean().backward()
        torch.nn.utils.clip_grad_norm_(parameters, LARGEST_GRADIENT)
        rate = learning_rate(plan, state.step, pace.elapsed)
        state.optimisers.step(rate)
        state.step += 1
        state.samples += batch
        fall = fall_of_rate(plan, pace.elapsed)
        for average in state.averages:
            average.update(state.step, fall)
        losses.add(each, times)
        if pace.is_due(SAVE_MINUTES):
            state.save(plan.name, pace)
            _report(state, pace, rate, losses, since)
            since, saves = (pace.elapsed, state.samples), saves + 1
            if saves % PROBE_EVERY_SAVES == 1:
                print(f"  {probe.measure(state)}", flush=True)
    state.save(plan.name, pace)
    print(f"stopped at step {state.step}, {state.samples} samples; {probe.measure(state)}", flush=True)
