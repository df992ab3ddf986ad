#include "engine/function.hpp"

#include "engine/chunk_batch.hpp"
#include "engine/handles.hpp"
#include "engine/values.hpp"

namespace renga::engine {
namespace {

class OutputVector final : public BatchResult {
 public:
  explicit OutputVector(duckdb_vector vector) : vector_(vector) {}

  void set_null(std::size_t row) override {
    duckdb_vector_ensure_validity_writable(vector_);
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector_), row);
  }

  void set_text(std::size_t row, std::string_view value) override {
    duckdb_vector_assign_string_element_len(vector_, row, value.data(), value.size());
  }

  void set_integer(std::size_t row, std::int64_t value) override {
    static_cast<std::int64_t*>(duckdb_vector_get_data(vector_))[row] = value;
  }

 private:
  duckdb_vector vector_;
};

void call(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
  const auto& function =
      *static_cast<const ScalarFunction*>(duckdb_scalar_function_get_extra_info(info));
  const ChunkBatch batch(input);
  OutputVector result(output);
  try {
    function.body(batch, result);
  } catch (const std::exception& failure) {
    // A device that is gone ends the statement; an exception must not pass through the engine.
    duckdb_scalar_function_set_error(info, failure.what());
  }
}

void forget(void* function) {
  const std::unique_ptr<ScalarFunction> gone(static_cast<ScalarFunction*>(function));
}

}  // namespace

Done register_function(duckdb_connection connection, ScalarFunction function) {
  const FunctionHandle handle(duckdb_create_scalar_function());
  duckdb_scalar_function_set_name(handle.get(), function.name.c_str());
  for (const Type argument : function.arguments) {
    const LogicalTypeHandle type(duckdb_create_logical_type(engine_type(argument)));
    duckdb_scalar_function_add_parameter(handle.get(), type.get());
  }
  const LogicalTypeHandle result(duckdb_create_logical_type(engine_type(function.result)));
  duckdb_scalar_function_set_return_type(handle.get(), result.get());
  // Our functions say themselves what a missing argument means.
  duckdb_scalar_function_set_special_handling(handle.get());
  const std::string name = function.name;
  auto owned = std::make_unique<ScalarFunction>(std::move(function));
  duckdb_scalar_function_set_extra_info(handle.get(), owned.release(), &forget);
  duckdb_scalar_function_set_function(handle.get(), &call);
  if (duckdb_register_scalar_function(connection, handle.get()) != DuckDBSuccess)
    return fail(Error(code::engine_failed)
                    .with("statement", name)
                    .with("reason", "the function cannot be registered"));
  return {};
}

}  // namespace renga::engine
