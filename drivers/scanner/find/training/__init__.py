"""How `corners.onnx` came to be: scenes drawn, the network, its training, its export.

Needs torch and onnx, which the product does not: a virtual environment of their own, outside this folder,
with torch 2.13, onnx 1.23 and onnxscript 0.7. From the project's root, in this order (each says more):

    python -m drivers.scanner.find.training.draw F --scenes 16000
    python -m drivers.scanner.find.training.train F --minutes 30 --out F/best.pt
    python -m drivers.scanner.find.training.export F/best.pt drivers/scanner/find/corners.onnx

The shipped weights: 16,000 scenes, 30 minutes and, from those weights at a rate of 0.002, 13 minutes more;
then from those, on 26,000 scenes, 75 minutes at the same rate; two cores, input 128 x 128; about 17,600 steps
of 32. On 500 scenes held back the worst corner of half of them was off by less than 1.5 % of the picture's
side before edges were followed, that of 12 % by more than 5 %.
"""
