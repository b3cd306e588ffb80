// ONNX Runtime (MLAS), inference only, through its C API. The API is a table of function pointers whose order is a
// stable ABI; only the few slots used here are declared (own declarations: the npm tarball has the library, no header).
// argv[1]: directory with NET.onnx
#include "common.hpp"
#include <cmath>
using namespace peers;
extern "C" struct ApiBase { const void* const* (*GetApi)(uint32_t); const char* (*GetVersionString)(); };
extern "C" const ApiBase* OrtGetApiBase();
namespace slot { enum { ErrMsg = 2, CreateEnv = 3, CreateSession = 7, Run = 9, CreateOpts = 10, GraphOpt = 23, IntraThreads = 24, InterThreads = 25, TensorWithData = 49, CpuMemInfo = 69 }; }
static const void* const* api;
template <class... A> static void call(int s, A... a) {
  void* e = ((void* (*)(A...))api[s])(a...);
  if (e) { fprintf(stderr, "ort: %s\n", ((const char* (*)(void*))api[slot::ErrMsg])(e)); exit(1); }
}
int main(int, char** argv) {
  const ApiBase* base = OrtGetApiBase();
  api = base->GetApi(11);
  printf("# onnxruntime %s\n", base->GetVersionString());
  int th = threads();
  void *env, *so, *mi;
  call(slot::CreateEnv, (int)3, (const char*)"p", (void**)&env);
  call(slot::CreateOpts, (void**)&so);
  call(slot::IntraThreads, so, th);
  call(slot::InterThreads, so, 1);
  call(slot::GraphOpt, so, 99);
  call(slot::CpuMemInfo, 1 /*arena*/, 0 /*default*/, (void**)&mi);
  for (auto& n : nets()) {
    if (!want("PEERS_NETS", n.name)) continue;
    void* s;
    std::string path = std::string(argv[1]) + "/" + n.name + ".onnx";
    call(slot::CreateSession, env, path.c_str(), so, (void**)&s);
    Data d = make_data(n);
    int in = n.dims.front(), oc = n.dims.back();
    for (int b : {1, 32, 128}) {
      if (!want_b(b)) continue;
      std::vector<float> y((size_t)b * oc);
      std::vector<void*> xs;
      void* yv;
      int64_t xd[] = {b, in}, yd[] = {b, oc};
      for (int i = 0; i < kSamples; i += b) {
        void* v;
        call(slot::TensorWithData, mi, (void*)(d.x.data() + (size_t)i * in), (size_t)b * in * 4, (const int64_t*)xd, (size_t)2, (int)1, (void**)&v);
        xs.push_back(v);
      }
      call(slot::TensorWithData, mi, (void*)y.data(), (size_t)b * oc * 4, (const int64_t*)yd, (size_t)2, (int)1, (void**)&yv);
      const char* inn[] = {"x"};
      const char* outn[] = {"y"};
      auto run = [&](long i) {
        const void* xv[] = {xs[i % xs.size()]};
        void* yo[] = {yv};
        call(slot::Run, s, (void*)nullptr, (const char* const*)inn, (const void* const*)xv, (size_t)1, (const char* const*)outn, (size_t)1, (void**)yo);
      };
      if (b == 128 && want("PEERS_OPS", "check")) {
        run(0);
        double l = 0;
        for (int r = 0; r < 128; ++r) for (int o = 0; o < oc; ++o) {
          double p = y[r * oc + o], t = d.t[r * oc + o];
          l += n.out == Out::Softmax ? (t > 0 ? -std::log(p) : 0) : (p - t) * (p - t) / oc;
        }
        printf("# check ort %s loss0=%.5f\n", n.name, l / 128);
      }
      if (want("PEERS_OPS", "infer")) csv("onnxruntime", n.name, "infer", b, th, median_ns(run) / b);
    }
  }
}
