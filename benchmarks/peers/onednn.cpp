// oneDNN (the library under most frameworks' CPU kernels), used directly: one inner-product primitive per layer and direction, weights in the layout it
// asks for, activation fused as a post-op, softmax primitive at the end. Activation derivatives, loss gradient and update are loops of our own over flat
// arrays, since oneDNN has no optimizers. Where forward and backward ask for different weight layouts, the copy is part of the step.
#include "common.hpp"
#include <cmath>
#include <dnnl.hpp>
#include <memory>
#include <unordered_map>
using namespace peers;
using namespace dnnl;
using Tag = memory::format_tag;

static engine eng;
static stream* st;
static const auto f32 = memory::data_type::f32;

static float* values(const memory& m) { return (float*)m.get_data_handle(); }
static size_t count(const memory& m) { return m.get_desc().get_size() / 4; }

static memory zeros(const memory::desc& d) {
  memory m(d, eng);
  memset(m.get_data_handle(), 0, d.get_size());
  return m;
}

struct Call {
  primitive prim;
  std::unordered_map<int, memory> args;
  void operator()() const { prim.execute(*st, args); }
};

static Call copy(memory& from, memory& to) { return {reorder(from, to), {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}}}; }

struct Layer {
  memory x, y, w, b;                             // forward; y holds the activation
  memory dy, dx, w_back, gw, gw_forward, gb;     // backward; w_back and gw_forward are w and gw where the layouts agree
  memory mw, vw, mb, vb;                         // Adam
  Call forward, softmax, to_back, from_back, back_data, back_weights;
  bool has_softmax = false, copies_weights = false, copies_gradient = false, passes_on = false;
};

struct Network {
  const Net& n;
  int B;
  std::vector<Layer> layers;
  double b1 = 1, b2 = 1;

  Network(const Net& net, int batch, bool training) : n(net), B(batch) {
    Params p = make_params(n);
    int L = (int)n.dims.size() - 1;
    layers.resize(L);
    memory::desc src({B, n.dims[0]}, f32, Tag::ab);
    memory activation = zeros(src), gradient;
    for (int l = 0; l < L; ++l) {
      Layer& q = layers[l];
      int in = n.dims[l], out = n.dims[l + 1];
      bool last = l + 1 == L;
      memory::desc xd({B, in}, f32, Tag::ab), any({out, in}, f32, Tag::any), bd({out}, f32, Tag::a), yd({B, out}, f32, Tag::ab);
      post_ops fused;
      if (!last) fused.append_eltwise(1.f, n.hidden == Act::Relu ? algorithm::eltwise_relu : algorithm::eltwise_tanh, 0.f, 0.f);
      else if (n.out == Out::Sigmoid) fused.append_eltwise(1.f, algorithm::eltwise_logistic, 0.f, 0.f);
      primitive_attr attr;
      attr.set_post_ops(fused);
      auto kind = training ? prop_kind::forward_training : prop_kind::forward_inference;
      inner_product_forward::primitive_desc fd(inner_product_forward::desc(kind, xd, any, bd, yd), attr, eng);
      q.x = activation;
      q.y = activation = zeros(yd);
      q.w = zeros(fd.weights_desc());
      q.b = zeros(bd);
      memory plain({{out, in}, f32, Tag::ab}, eng, p.w[l].data());
      reorder(plain, q.w).execute(*st, plain, q.w);
      st->wait();
      memcpy(values(q.b), p.b[l].data(), out * 4);
      q.forward = {inner_product_forward(fd), {{DNNL_ARG_SRC, q.x}, {DNNL_ARG_WEIGHTS, q.w}, {DNNL_ARG_BIAS, q.b}, {DNNL_ARG_DST, q.y}}};
      if (last && n.out == Out::Softmax) {
        softmax_forward::primitive_desc sd(softmax_forward::desc(prop_kind::forward_inference, yd, 1), eng);
        q.softmax = {softmax_forward(sd), {{DNNL_ARG_SRC, q.y}, {DNNL_ARG_DST, q.y}}};
        q.has_softmax = true;
      }
      if (!training) continue;
      q.dy = zeros(yd);
      q.dx = gradient;  // of the layer before
      gradient = q.dy;
      // Backward without the fused activation: its derivative is a loop of ours.
      inner_product_forward::primitive_desc hint(inner_product_forward::desc(kind, xd, any, bd, yd), eng);
      inner_product_backward_weights::primitive_desc wd(inner_product_backward_weights::desc(xd, any, bd, yd), eng, hint);
      q.gw = zeros(wd.diff_weights_desc());
      q.gb = zeros(bd);
      q.back_weights = {inner_product_backward_weights(wd), {{DNNL_ARG_SRC, q.x}, {DNNL_ARG_DIFF_DST, q.dy}, {DNNL_ARG_DIFF_WEIGHTS, q.gw}, {DNNL_ARG_DIFF_BIAS, q.gb}}};
      q.copies_gradient = wd.diff_weights_desc() != fd.weights_desc();
      q.gw_forward = q.copies_gradient ? zeros(fd.weights_desc()) : q.gw;
      if (q.copies_gradient) q.from_back = copy(q.gw, q.gw_forward);
      if (l > 0) {
        inner_product_backward_data::primitive_desc dd(inner_product_backward_data::desc(xd, any, yd), eng, hint);
        q.passes_on = true;
        q.copies_weights = dd.weights_desc() != fd.weights_desc();
        q.w_back = q.copies_weights ? zeros(dd.weights_desc()) : q.w;
        if (q.copies_weights) q.to_back = copy(q.w, q.w_back);
        q.back_data = {inner_product_backward_data(dd), {{DNNL_ARG_DIFF_DST, q.dy}, {DNNL_ARG_WEIGHTS, q.w_back}, {DNNL_ARG_DIFF_SRC, q.dx}}};
      }
      q.mw = zeros(q.w.get_desc()); q.vw = zeros(q.w.get_desc());
      q.mb = zeros(bd); q.vb = zeros(bd);
    }
  }

  const float* infer(const float* x) {
    layers[0].x.set_data_handle((void*)x);
    for (auto& q : layers) {
      q.forward();
      if (q.has_softmax) q.softmax();
    }
    st->wait();
    return values(layers.back().y);
  }

  void step(const float* x, const float* t, bool adam, float lr) {
    infer(x);
    Layer& top = layers.back();
    const float* y = values(top.y);
    float* dz = values(top.dy);
    int size = B * n.dims.back();
    float scale = n.out == Out::Softmax ? 1.f / B : 2.f / size;
    for (int i = 0; i < size; ++i) {
      float e = (y[i] - t[i]) * scale;
      dz[i] = n.out == Out::Sigmoid ? e * y[i] * (1 - y[i]) : e;
    }
    for (int l = (int)layers.size() - 1; l >= 0; --l) {
      Layer& q = layers[l];
      q.back_weights();
      if (q.copies_gradient) q.from_back();
      if (!q.passes_on) continue;
      if (q.copies_weights) q.to_back();
      q.back_data();
      const float* h = values(q.x);
      float* d = values(q.dx);
      int c = B * n.dims[l];
      if (n.hidden == Act::Relu) for (int i = 0; i < c; ++i) d[i] = h[i] > 0 ? d[i] : 0;
      else for (int i = 0; i < c; ++i) d[i] *= 1 - h[i] * h[i];
    }
    st->wait();
    if (adam) { b1 *= 0.9; b2 *= 0.999; if (b1 < 1e-30) b1 = 0; if (b2 < 1e-30) b2 = 0; }
    for (auto& q : layers) {
      update(q.w, q.gw_forward, q.mw, q.vw, adam, lr);
      update(q.b, q.gb, q.mb, q.vb, adam, lr);
    }
  }

  void update(memory& w, memory& g, memory& m, memory& v, bool adam, float lr) {
    float *__restrict w_ = values(w), *__restrict g_ = values(g), *__restrict m_ = values(m), *__restrict v_ = values(v);
    size_t c = count(w);
    if (!adam) {
      for (size_t i = 0; i < c; ++i) w_[i] -= lr * g_[i];
      return;
    }
    float root = std::sqrt(1 - b2), rate = lr * root / (1 - b1), eps = 1e-8f * root;
    for (size_t i = 0; i < c; ++i) {
      m_[i] = 0.9f * m_[i] + 0.1f * g_[i];
      v_[i] = 0.999f * v_[i] + 0.001f * g_[i] * g_[i];
      w_[i] -= rate * m_[i] / (std::sqrt(v_[i]) + eps);
    }
  }

  double loss(const float* x, const float* t) {
    const float* y = infer(x);
    double s = 0;
    int oc = n.dims.back();
    for (int i = 0; i < B * oc; ++i) s += n.out == Out::Softmax ? (t[i] > 0 ? -std::log((double)y[i]) : 0) : (double)(y[i] - t[i]) * (y[i] - t[i]) / oc;
    return s / B;
  }
};

int main() {
  eng = engine(engine::kind::cpu, 0);
  stream stream_(eng);
  st = &stream_;
  printf("# onednn %d.%d.%d\n", dnnl_version()->major, dnnl_version()->minor, dnnl_version()->patch);
  int th = threads();
  for (auto& n : nets()) {
    if (!want("PEERS_NETS", n.name)) continue;
    Data d = make_data(n);
    int in = n.dims.front(), oc = n.dims.back();
    const float *X = d.x.data(), *T = d.t.data();
    if (want("PEERS_OPS", "check")) {
      Network q(n, 128, true);
      double first = q.loss(X, T);
      for (int s = 0; s < 10; ++s) q.step(X, T, true, 1e-2f);
      printf("# check onednn %s loss0=%.5f loss10=%.5f\n", n.name, first, q.loss(X, T));
    }
    for (int b : {1, 32, 128}) {
      if (!want_b(b)) continue;
      auto at = [&](long i) { return (i * b) & (kSamples - 1); };
      if (want("PEERS_OPS", "infer")) {
        Network q(n, b, false);
        csv("onednn", n.name, "infer", b, th, median_ns([&](long i) { q.infer(X + at(i) * in); }) / b);
      }
      for (int adam = 0; adam < 2; ++adam) {
        const char* op = adam ? "train_adam" : "train_sgd";
        if (!want("PEERS_OPS", op)) continue;
        Network q(n, b, true);
        csv("onednn", n.name, op, b, th, median_ns([&](long i) { q.step(X + at(i) * in, T + at(i) * oc, adam, kLr); }) / b);
      }
    }
  }
}
