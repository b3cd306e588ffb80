// libtorch (what TorchSharp wraps), in two manners:
//  torch_cpp        idiomatic: nn::Sequential + autograd + torch::optim (inference under InferenceMode)
//  torch_cpp_manual ATen only: preallocated tensors, *_out ops, hand-written backward, in-place optimizer ops; no autograd.
//                   At b=1 it uses mat-vec ops (addmv, mv, outer product), which nn::Linear on a [1,in] tensor does not.
#include <torch/torch.h>
#include "common.hpp"
using namespace peers;
namespace nn = torch::nn;
namespace F = torch::nn::functional;

static nn::Sequential make(const Net& n) {
  Params p = make_params(n);
  nn::Sequential s;
  torch::NoGradGuard g;
  for (size_t l = 0; l + 1 < n.dims.size(); ++l) {
    nn::Linear lin(n.dims[l], n.dims[l + 1]);
    lin->weight.copy_(torch::from_blob(p.w[l].data(), {n.dims[l + 1], n.dims[l]}));
    lin->bias.copy_(torch::from_blob(p.b[l].data(), {n.dims[l + 1]}));
    s->push_back(lin);
    bool last = l + 2 == n.dims.size();
    if (!last) { if (n.hidden == Act::Relu) s->push_back(nn::ReLU()); else s->push_back(nn::Tanh()); }
    else if (n.out == Out::Sigmoid) s->push_back(nn::Sigmoid());
  }
  return s;
}

struct Batches { std::vector<torch::Tensor> x, t, c; };
static Batches batches(const Net& n, int b) {
  Data d = make_data(n);
  auto X = torch::from_blob(d.x.data(), {kSamples, n.dims.front()}).clone();
  auto T = torch::from_blob(d.t.data(), {kSamples, n.dims.back()}).clone();
  auto C = torch::from_blob(d.c.data(), {kSamples}, torch::kInt64).clone();
  Batches r;
  for (int i = 0; i < kSamples; i += b) {
    r.x.push_back(X.narrow(0, i, b));
    r.t.push_back(T.narrow(0, i, b));
    r.c.push_back(C.narrow(0, i, b));
  }
  return r;
}

struct Manual {
  struct L { torch::Tensor w, b, wt, gw, gb, mw, vw, mb, vb, z, dz, z1, dz1, tmp_w, tmp_b; };
  Net n; int B; std::vector<L> ls; long step = 0; torch::Tensor invB;
  Manual(const Net& n_, int B_) : n(n_), B(B_) {
    Params p = make_params(n);
    for (size_t l = 0; l + 1 < n.dims.size(); ++l) {
      L q;
      q.w = torch::from_blob(p.w[l].data(), {n.dims[l + 1], n.dims[l]}).clone();
      q.b = torch::from_blob(p.b[l].data(), {n.dims[l + 1]}).clone();
      q.wt = q.w.t();
      q.gw = torch::zeros_like(q.w); q.mw = torch::zeros_like(q.w); q.vw = torch::zeros_like(q.w); q.tmp_w = torch::zeros_like(q.w);
      q.gb = torch::zeros_like(q.b); q.mb = torch::zeros_like(q.b); q.vb = torch::zeros_like(q.b); q.tmp_b = torch::zeros_like(q.b);
      q.z = torch::zeros({B, n.dims[l + 1]}); q.dz = torch::zeros({B, n.dims[l + 1]});
      if (B == 1) { q.z1 = q.z.view(-1); q.dz1 = q.dz.view(-1); q.gb = q.dz1; }
      ls.push_back(q);
    }
  }
  void forward(const torch::Tensor& x) {
    torch::Tensor h = x;
    for (size_t l = 0; l < ls.size(); ++l) {
      if (B == 1) at::addmv_out(ls[l].z1, ls[l].b, ls[l].w, l ? ls[l - 1].z1 : x.view(-1));
      else at::addmm_out(ls[l].z, ls[l].b, h, ls[l].wt);
      bool last = l + 1 == ls.size();
      if (!last) { if (n.hidden == Act::Relu) ls[l].z.relu_(); else ls[l].z.tanh_(); }
      else if (n.out == Out::Sigmoid) ls[l].z.sigmoid_();
      else if (n.out == Out::Softmax) at::_softmax_out(ls[l].z, ls[l].z, 1, false);
      h = ls[l].z;
    }
  }
  void backward(const torch::Tensor& x, const torch::Tensor& t) {
    auto& top = ls.back();
    at::sub_out(top.dz, top.z, t);
    if (n.out == Out::Softmax) top.dz.mul_(1.0f / B);
    else {
      top.dz.mul_(2.0f / (B * n.dims.back()));
      if (n.out == Out::Sigmoid) at::sigmoid_backward_out(top.dz, top.dz, top.z);
    }
    for (int l = (int)ls.size() - 1; l >= 0; --l) {
      auto& q = ls[l];
      if (B == 1) at::mul_out(q.gw, q.dz.t(), l ? ls[l - 1].z : x);
      else { at::mm_out(q.gw, q.dz.t(), l ? ls[l - 1].z : x); at::sum_out(q.gb, q.dz, {0}); }
      if (l) {
        auto& r = ls[l - 1];
        if (B == 1) at::mv_out(r.dz1, q.wt, q.dz1);
        else at::mm_out(r.dz, q.dz, q.w);
        if (n.hidden == Act::Relu) at::threshold_backward_out(r.dz, r.dz, r.z, 0);
        else at::tanh_backward_out(r.dz, r.dz, r.z);
      }
    }
  }
  void sgd(float lr) { for (auto& q : ls) { q.w.add_(q.gw, -lr); q.b.add_(q.gb, -lr); } }
  void adam(float lr) {
    ++step;
    double c1 = 1 - std::pow(0.9, step), c2 = std::sqrt(1 - std::pow(0.999, step));
    auto one = [&](torch::Tensor& w, torch::Tensor& g, torch::Tensor& m, torch::Tensor& v, torch::Tensor& tmp) {
      m.mul_(0.9).add_(g, 0.1);
      v.mul_(0.999).addcmul_(g, g, 0.001);
      at::sqrt_out(tmp, v);
      tmp.add_(1e-8 * c2);
      w.addcdiv_(m, tmp, -lr * c2 / c1);
    };
    for (auto& q : ls) { one(q.w, q.gw, q.mw, q.vw, q.tmp_w); one(q.b, q.gb, q.mb, q.vb, q.tmp_b); }
  }
};

int main() {
  int th = threads();
  at::set_num_threads(th);
  at::set_num_interop_threads(1);
  fprintf(stderr, "%s\n%s\n", at::show_config().c_str(), at::get_parallel_info().c_str());
  for (auto& n : nets()) {
    if (!want("PEERS_NETS", n.name)) continue;
    auto loss_of = [&](const torch::Tensor& y, const torch::Tensor& t, const torch::Tensor& c) {
      return n.out == Out::Softmax ? F::cross_entropy(y, c) : F::mse_loss(y, t);
    };
    if (want("PEERS_OPS", "check")) {  // the same numbers must come from the other peers
      Batches d = batches(n, 128);
      auto net = make(n);
      torch::optim::Adam opt(net->parameters(), torch::optim::AdamOptions(1e-2));
      float first = 0, last = 0;
      for (int s = 0; s <= 10; ++s) {
        opt.zero_grad();
        auto l = loss_of(net->forward(d.x[0]), d.t[0], d.c[0]);
        if (s == 0) first = l.item<float>();
        last = l.item<float>();
        l.backward();
        opt.step();
      }
      torch::InferenceMode g;
      Manual m(n, 128);
      for (int s = 0; s < 10; ++s) { m.forward(d.x[0]); m.backward(d.x[0], d.t[0]); m.adam(1e-2f); }
      m.forward(d.x[0]);
      auto y = m.ls.back().z;
      Manual m1(n, 1);  // b=1 path: one Adam step on sample 0, mat-vec against autograd
      {
        m1.forward(d.x[0].narrow(0, 0, 1)); m1.backward(d.x[0].narrow(0, 0, 1), d.t[0].narrow(0, 0, 1)); m1.adam(1e-2f);
      }
      float d1 = 0;
      {
        torch::InferenceMode off(false);
        auto net1 = make(n);
        torch::optim::Adam opt1(net1->parameters(), torch::optim::AdamOptions(1e-2));
        loss_of(net1->forward(d.x[0].narrow(0, 0, 1)), d.t[0].narrow(0, 0, 1), d.c[0].narrow(0, 0, 1)).backward();
        opt1.step();
        auto ps = net1->parameters();
        for (size_t l = 0; l < m1.ls.size(); ++l) d1 = std::max(d1, (ps[2 * l].detach() - m1.ls[l].w).abs().max().item<float>());
      }
      printf("# check torch_cpp_manual b=1 %s max|dw|=%.2e\n", n.name, d1);
      float ml = n.out == Out::Softmax ? -(y.gather(1, d.c[0].unsqueeze(1)).log().mean()).item<float>() : F::mse_loss(y, d.t[0]).item<float>();
      printf("# check torch_cpp %s loss0=%.5f loss10=%.5f manual_loss10=%.5f\n", n.name, first, last, ml);
    }
    for (int b : {1, 32, 128}) {
      if (!want("PEERS_OPS", "infer") || !want_b(b)) continue;
      Batches d = batches(n, b);
      torch::InferenceMode g;
      auto net = make(n);
      net->eval();
      long nb = d.x.size();
      csv("torch_cpp", n.name, "infer", b, th, median_ns([&](long i) {
            auto y = net->forward(d.x[i % nb]);
            if (n.out == Out::Softmax) y = torch::softmax(y, 1);
          }) / b);
      Manual m(n, b);
      csv("torch_cpp_manual", n.name, "infer", b, th, median_ns([&](long i) { m.forward(d.x[i % nb]); }) / b);
    }
    for (int b : {1, 32, 128}) {
      if (!want_b(b)) continue;
      Batches d = batches(n, b);
      long nb = d.x.size();
      for (int adam = 0; adam < 2; ++adam) {
        const char* op = adam ? "train_adam" : "train_sgd";
        if (!want("PEERS_OPS", op)) continue;
        {
          auto net = make(n);
          std::unique_ptr<torch::optim::Optimizer> opt;
          if (adam) opt.reset(new torch::optim::Adam(net->parameters(), torch::optim::AdamOptions(kLr)));
          else opt.reset(new torch::optim::SGD(net->parameters(), torch::optim::SGDOptions(kLr)));
          csv("torch_cpp", n.name, op, b, th, median_ns([&](long i) {
                opt->zero_grad();
                auto l = loss_of(net->forward(d.x[i % nb]), d.t[i % nb], d.c[i % nb]);
                l.backward();
                opt->step();
              }) / b);
        }
        {
          torch::InferenceMode g;
          Manual m(n, b);
          csv("torch_cpp_manual", n.name, op, b, th, median_ns([&](long i) {
                m.forward(d.x[i % nb]);
                m.backward(d.x[i % nb], d.t[i % nb]);
                if (adam) m.adam(kLr); else m.sgd(kLr);
              }) / b);
        }
      }
    }
  }
}
