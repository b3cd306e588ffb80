using System.Numerics;

namespace Neuroslyn;

/// <summary>A generated network class, with what can be known and done before there is an instance.</summary>
/// <typeparam name="TSelf">The network class.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<TSelf, T> : INetwork<T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The shape of every instance of <typeparamref name="TSelf"/>.</summary>
    /// <remarks>For generic code that has the class but no instance yet, for instance to prepare data or a <see cref="ParameterBuffer{T}"/> for it. Nothing in this library needs it.</remarks>
    static abstract NetworkLayout SharedLayout { get; }
}
