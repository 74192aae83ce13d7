"""Writes a small llama model with random weights, so that a real server has something to serve.

usage: tiny_model.py FILE

Its answers are noise of the same kind on each machine: the seed is fixed. Each byte is one token.
"""

import sys

import gguf
import numpy

WIDTH, HEADS, LAYERS, CONTEXT = 64, 4, 2, 4096

tokens = [b"<unk>", b"<s>", b"</s>"] + [f"<0x{byte:02X}>".encode() for byte in range(256)]
kinds = [gguf.TokenType.UNKNOWN] + [gguf.TokenType.CONTROL] * 2 + [gguf.TokenType.BYTE] * 256
writer = gguf.GGUFWriter(sys.argv[1], "llama")
writer.add_context_length(CONTEXT)
writer.add_embedding_length(WIDTH)
writer.add_block_count(LAYERS)
writer.add_feed_forward_length(2 * WIDTH)
writer.add_head_count(HEADS)
writer.add_layer_norm_rms_eps(1e-5)
writer.add_rope_dimension_count(WIDTH // HEADS)
writer.add_tokenizer_model("llama")
writer.add_token_list(tokens)
writer.add_token_scores([0.0] * len(tokens))
writer.add_token_types(kinds)
writer.add_bos_token_id(1)
writer.add_eos_token_id(2)
writer.add_chat_template("{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:")
random = numpy.random.default_rng(1)


def matrix(name, rows, columns):
    writer.add_tensor(name, random.normal(0, 0.1, (rows, columns)).astype(numpy.float32))


def scale(name):
    writer.add_tensor(name, numpy.ones(WIDTH, dtype=numpy.float32))


matrix("token_embd.weight", len(tokens), WIDTH)
matrix("output.weight", len(tokens), WIDTH)
scale("output_norm.weight")
for layer in range(LAYERS):
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        matrix(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
    matrix(f"blk.{layer}.ffn_gate.weight", 2 * WIDTH, WIDTH)
    matrix(f"blk.{layer}.ffn_up.weight", 2 * WIDTH, WIDTH)
    matrix(f"blk.{layer}.ffn_down.weight", WIDTH, 2 * WIDTH)
    scale(f"blk.{layer}.attn_norm.weight")
    scale(f"blk.{layer}.ffn_norm.weight")
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()
