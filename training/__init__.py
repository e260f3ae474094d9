"""How the weights of the trained extractor are made, from public data and codings to one ONNX file."""
