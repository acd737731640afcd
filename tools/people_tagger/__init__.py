"""How the bundled person tagger is trained: data → weights → int8 ONNX. Needs torch and onnx; see README.md."""
