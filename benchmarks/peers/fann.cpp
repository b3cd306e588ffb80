// FANN (float). No softmax and no relu in 2.2: hidden = FANN_SIGMOID_SYMMETRIC (tanh) for the tanh nets and
// FANN_LINEAR_PIECE for the relu ones (as cheap as relu), output sigmoid / linear, loss MSE. No Adam: plain gradient descent only.
#include <floatfann.h>
#include "common.hpp"
using namespace peers;
int main() {
  for (auto& n : nets()) {
    if (!want("PEERS_NETS", n.name)) continue;
    std::vector<unsigned> dims(n.dims.begin(), n.dims.end());
    fann* a = fann_create_standard_array(dims.size(), dims.data());
    fann_set_activation_function_hidden(a, n.hidden == Act::Tanh ? FANN_SIGMOID_SYMMETRIC : FANN_LINEAR_PIECE);
    fann_set_activation_function_output(a, n.out == Out::Linear ? FANN_LINEAR : FANN_SIGMOID);
    fann_set_learning_rate(a, kLr);
    fann_set_training_algorithm(a, FANN_TRAIN_INCREMENTAL);
    Data d = make_data(n);
    int in = n.dims.front(), oc = n.dims.back();
    if (want("PEERS_OPS", "infer") && want_b(1)) csv("fann", n.name, "infer", 1, 1, median_ns([&](long i) { fann_run(a, d.x.data() + (i & 1023) * in); }));
    if (want("PEERS_OPS", "train_sgd")) {
      if (want_b(1)) csv("fann", n.name, "train_sgd", 1, 1, median_ns([&](long i) { fann_train(a, d.x.data() + (i & 1023) * in, d.t.data() + (i & 1023) * oc); }));
      for (int b : {32, 128}) {
        if (!want_b(b)) continue;
        fann_train_data* td = fann_create_train(b, in, oc);
        for (int r = 0; r < b; ++r) {
          memcpy(td->input[r], d.x.data() + r * in, in * 4);
          memcpy(td->output[r], d.t.data() + r * oc, oc * 4);
        }
        fann_set_training_algorithm(a, FANN_TRAIN_BATCH);
        csv("fann", n.name, "train_sgd", b, 1, median_ns([&](long) { fann_train_epoch(a, td); }) / b);
      }
    }
    fann_destroy(a);
  }
}
