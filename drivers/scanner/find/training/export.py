"""Write the learned weights as ONNX for OpenCV's runtime, and hold it against torch on noise.

python -m drivers.scanner.find.training.export CHECKPOINT OUT.onnx
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
import torch

from drivers.scanner.find.training.network import SIDE, Corners


def main() -> int:
    checkpoint, out = (Path(argument) for argument in sys.argv[1:3])
    network = Corners().eval()
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    given = torch.rand(1, 3, SIDE, SIDE) * 255
    torch.onnx.export(
        network,
        (given,),
        str(out),
        dynamo=False,
        opset_version=13,
        input_names=["picture"],
        output_names=["found"],
    )
    runtime = cv2.dnn.readNetFromONNX(str(out))
    runtime.setInput(given.numpy())
    with torch.no_grad():
        apart = float(np.abs(runtime.forward() - network(given).numpy()).max())
    weights = sum(parameter.numel() for parameter in network.parameters())
    print(f"{weights} weights, {out.stat().st_size} bytes, {apart:.5f} apart from torch")
    return 0 if apart < 0.01 else 1


if __name__ == "__main__":
    raise SystemExit(main())
